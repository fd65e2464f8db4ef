// Package kept compares the extractor's scores with a result that was kept in a file, and keeps new ones.
package kept

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/fault"
)

// shown is how many statements of each sort a comparison with a kept result lists.
const shown = 25

// Compare tells rec, the result for the corpus dir, apart from the one in file; worse scores are an error of kind Invalid.
func Compare(w io.Writer, file, dir string, rec eval.Record) error {
	before, err := eval.ReadRecord(file)
	if err != nil {
		return err
	}
	diff, err := eval.Compare(before, rec)
	if err != nil {
		return err
	}
	if err := diff.Write(w, shown); err != nil {
		return err
	}
	dropped := diff.Dropped()
	if len(dropped) == 0 {
		return nil
	}
	e := fault.New(fault.Invalid, "comparing with "+file, "the extractor reads worse than before: %s", strings.Join(dropped, "; "))
	e.Remedy = fmt.Sprintf("see what was lost above; if it is worth it, keep the new result: lagebild eval --against %s --update %s", file, dir)
	return e
}

// Update tells rec apart from the result in file, if there is one that can be compared, and writes it there, also after a
// drop.
func Update(w io.Writer, file string, rec eval.Record) error {
	before, err := eval.ReadRecord(file)
	if err != nil { // the first result, or one in an earlier form
		if err := Write(file, rec); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w, "wrote %s\n", file)
		return err
	}
	if diff, err := eval.Compare(before, rec); err == nil {
		if err := diff.Write(w, shown); err != nil {
			return err
		}
	}
	return Write(file, rec)
}

// Diff compares two files with results; it lists all statements that differ.
func Diff(w io.Writer, before, after string) error {
	a, err := eval.ReadRecord(before)
	if err != nil {
		return err
	}
	b, err := eval.ReadRecord(after)
	if err != nil {
		return err
	}
	d, err := eval.Compare(a, b)
	if err != nil {
		return err
	}
	return d.Write(w, 0)
}

// Write keeps a result in a file.
func Write(file string, rec eval.Record) error {
	data, err := rec.Encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, data, 0o644); err != nil { //nolint:gosec // a result is no secret
		return fault.Wrap(fault.Invalid, "writing the result", err)
	}
	return nil
}
