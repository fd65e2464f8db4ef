package printer

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// statementLine is a statement in `extract --json`.
type statementLine struct {
	Body       string          `json:"body"`
	Service    notice.Service  `json:"service"`
	Status     notice.Status   `json:"status"`
	From       notice.Day      `json:"from"`
	Until      notice.Day      `json:"until"`
	Detour     []notice.Detour `json:"detour"`
	Quote      string          `json:"quote"`
	Confidence float64         `json:"confidence"`
	Review     bool            `json:"review"`
}

func lineOf(s notice.Statement) statementLine {
	line := statementLine{s.Body, s.Service, s.Status, s.From, s.Until, s.Detour, s.Quote, s.Confidence, s.Review}
	if line.Detour == nil {
		line.Detour = []notice.Detour{}
	}
	return line
}

// StatementLines writes a JSON object a line for each statement.
func StatementLines(w io.Writer, statements []notice.Statement) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, s := range statements {
		if err := enc.Encode(lineOf(s)); err != nil {
			return fmt.Errorf("writing statements: %w", err)
		}
	}
	return nil
}

// Statements prints statements for people.
func Statements(w io.Writer, statements []notice.Statement, reg *region.Region) error {
	p := New(w)
	p.Statements(statements, reg)
	return p.Err()
}

// Statements prints each statement with its quote and detours.
func (p *Printer) Statements(statements []notice.Statement, reg *region.Region) {
	if len(statements) == 0 {
		p.Line("no statement")
	}
	for i := range statements {
		p.statement(&statements[i], reg)
	}
}

// statement prints one statement with its quote and detours.
func (p *Printer) statement(s *notice.Statement, reg *region.Region) {
	name := s.Body
	if b, ok := reg.Body(s.Body); ok {
		name = b.Name + " (" + s.Body + ")"
	}
	span := ""
	if s.From != "" {
		span += " from " + string(s.From)
	}
	if s.Until != "" {
		span += " until " + string(s.Until)
	}
	review := ""
	if s.Review {
		review = ", kept for review"
	}
	p.Line("%s: %s %s%s  [%.2f%s, %s]", name, s.Service, s.Status, span, s.Confidence, review, s.Rule)
	p.Line("    „%s“", s.Quote)
	for _, d := range s.Detour {
		p.Line("    → %s %s", d.Kind, d.Value)
	}
}

// Printer writes lines until one fails.
type Printer struct {
	w   io.Writer
	err error
}

// New is a printer that writes to w.
func New(w io.Writer) *Printer { return &Printer{w: w} }

// Err is why a line could not be written; nil if all were.
func (p *Printer) Err() error { return p.err }

// Line writes a line as fmt.Fprintf would.
func (p *Printer) Line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}
