//go:build !lean

package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/eval/kept"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

// evalSettings are the flags of `eval`.
type evalSettings struct {
	rules   bool
	diff    bool
	update  bool
	json    string
	against string
}

func newEval() *cobra.Command {
	var s evalSettings
	cmd := &cobra.Command{
		Use:   "eval DIR | eval --diff RESULT RESULT",
		Short: "Scores the extractor on a folder of labelled notices",
		Long: `Reads every document of the folder, compares the statements with the labels, and prints how many are right.
With --against it says what changed since a kept result, and fails if F1, the precision of "available" or the silence on
documents that say nothing fell. With --diff it compares two results that --json wrote.`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error { return s.run(cmd.OutOrStdout(), args) },
	}
	cmd.Flags().BoolVar(&s.rules, "rules", false, "list how many documents and statements each rule decides")
	cmd.Flags().BoolVar(&s.diff, "diff", false, "compare two result files")
	cmd.Flags().StringVar(&s.json, "json", "", "write the result to this file")
	cmd.Flags().StringVar(&s.against, "against", "", "compare with this result file, and fail on a drop")
	cmd.Flags().BoolVar(&s.update, "update", false, "write the result to the file of --against, also after a drop")
	return cmd
}

// check refuses flags that do not go together.
func (s *evalSettings) check(args []string) error {
	e := fault.New(fault.Invalid, "reading the command line", "")
	switch {
	case s.diff && len(args) != 2:
		e.Err, e.Remedy = fmt.Errorf("--diff compares two files, %d given", len(args)), "lagebild eval --diff BEFORE.json AFTER.json"
	case !s.diff && len(args) != 1:
		e.Err, e.Remedy = fmt.Errorf("one folder is scored, %d given", len(args)), "lagebild eval DIR"
	case s.diff && (s.rules || s.update || s.json != "" || s.against != ""):
		e.Err, e.Remedy = fmt.Errorf("--diff goes with no other flag"), "lagebild eval --diff BEFORE.json AFTER.json"
	case s.update && s.against == "":
		e.Err, e.Remedy = fmt.Errorf("--update writes the file of --against, which is not given"), "lagebild eval --against FILE --update DIR"
	default:
		return nil
	}
	return e
}

func (s *evalSettings) run(w io.Writer, args []string) error {
	if err := s.check(args); err != nil {
		return err
	}
	if s.diff {
		return kept.Diff(w, args[0], args[1])
	}
	_, ex, err := app.EmbeddedReader()
	if err != nil {
		return err
	}
	report, err := eval.Run(args[0], func(doc notice.Document, body string, date time.Time) []notice.Statement {
		return ex.Extract(doc, extract.Options{Body: body, Date: date})
	})
	if err != nil {
		return err
	}
	rec := report.Record(extract.Version)
	if s.json != "" {
		if err := kept.Write(s.json, rec); err != nil {
			return err
		}
	}
	switch {
	case s.update:
		return kept.Update(w, s.against, rec)
	case s.against != "":
		return kept.Compare(w, s.against, args[0], rec)
	case s.rules:
		return report.WriteRules(w)
	default:
		return report.Write(w)
	}
}
