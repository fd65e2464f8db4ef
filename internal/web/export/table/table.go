// Package table writes rows as CSV and as XLSX so that no cell can become a formula.
//
// Rows are made of values of this package's types only, and there is no way around them: text is written as text in both
// forms. In XLSX a text cell never is a formula. CSV has no types, and spreadsheets read what begins with =, +, -, @ or a
// control character as one; such a text gets an apostrophe before it, which a spreadsheet takes as "this is text".
package table

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

// Value is a cell of a table. Only this package makes any.
type Value struct {
	text   string
	number int64
	kind   kind
}

type kind uint8

const (
	isText kind = iota
	isNumber
)

// Text is a text of any origin.
func Text(s string) Value { return Value{text: clean(s)} }

// Number is a whole number.
func Number(n int64) Value { return Value{number: n, kind: isNumber} }

// Time is a moment in Europe/Berlin with its offset, so that it sorts and nobody has to guess the zone; the zero time is
// an empty cell.
func Time(t time.Time) Value {
	if t.IsZero() {
		return Value{}
	}
	return Value{text: t.In(notice.Berlin()).Format(time.RFC3339)}
}

// Yes is "ja" or "nein".
func Yes(b bool) Value {
	if b {
		return Value{text: "ja"}
	}
	return Value{text: "nein"}
}

// Table is a table with a head.
type Table struct {
	Name string // of the sheet: at most 31 characters, none of []:*?/\
	Head []string
	Rows [][]Value
}

// maxCell is the longest text that XLSX allows, in UTF-16 units; clipped texts end with an ellipsis.
const maxCell = 32767

// clean makes s a text that both forms can hold: valid, without control characters but line breaks and tabs.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case r < 0x20 || r == 0x7f || r == 0xfffe || r == 0xffff:
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\ufffd"))
}

// starts are the characters that make a spreadsheet take a text for a formula, their full-width forms included.
const starts = "=+-@\t\n|%＝＋－＠"

// guarded is a text that no spreadsheet takes for a formula. Leading blanks do not hide one.
func guarded(s string) string {
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\u3000")); r != utf8.RuneError && strings.ContainsRune(starts, r) {
		return "'" + s
	}
	return s
}

// CSV is the table by RFC 4180: commas, CRLF, UTF-8 with the byte order mark without which spreadsheets garble umlauts.
func (t Table) CSV() ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString("\ufeff")
	w := csv.NewWriter(&buf)
	w.UseCRLF = true
	if err := w.Write(t.Head); err != nil {
		return nil, fault.Wrap(fault.Internal, "writing CSV", err)
	}
	row := make([]string, len(t.Head))
	for _, values := range t.Rows {
		for i, v := range values {
			if v.kind == isNumber {
				row[i] = strconv.FormatInt(v.number, 10)
			} else {
				row[i] = guarded(v.text)
			}
		}
		if err := w.Write(row[:len(values)]); err != nil {
			return nil, fault.Wrap(fault.Internal, "writing CSV", err)
		}
	}
	w.Flush()
	return buf.Bytes(), fault.Wrap(fault.Internal, "writing CSV", w.Error())
}

// XLSX is the table as a workbook with one sheet, its head fixed and filtered.
func (t Table) XLSX() (out []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = fault.Wrap(fault.Internal, "writing XLSX", e)
		}
	}()
	var buf bytes.Buffer
	if err := t.fill(f, &buf); err != nil {
		return nil, fault.Wrap(fault.Internal, "writing XLSX", err)
	}
	return buf.Bytes(), nil
}

func (t Table) fill(f *excelize.File, w io.Writer) error {
	if err := f.SetSheetName("Sheet1", t.Name); err != nil {
		return err
	}
	sw, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, len(t.Head), 18); err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	head := make([]any, len(t.Head))
	for i, h := range t.Head {
		head[i] = excelize.Cell{StyleID: bold, Value: h}
	}
	if err := sw.SetRow("A1", head); err != nil {
		return err
	}
	cells := make([]any, len(t.Head))
	for i, values := range t.Rows {
		for j, v := range values {
			cells[j] = v.cell()
		}
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			return err
		}
		if err := sw.SetRow(at, cells[:len(values)]); err != nil {
			return err
		}
	}
	if err := sw.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

// cell is the value for the sheet: a string or a number, never a formula.
func (v Value) cell() any {
	if v.kind == isNumber {
		return v.number
	}
	units := 0
	for i, r := range v.text {
		if units += 1 + btoi(r > 0xffff); units > maxCell-1 {
			return v.text[:i] + "…"
		}
	}
	return v.text
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
