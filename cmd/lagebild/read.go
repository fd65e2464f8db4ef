package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"
	_ "time/tzdata" // the machine may have no time zones

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// maxInput is the largest file that `extract` reads, in bytes.
const maxInput = 16 << 20

// extractSettings are the flags of `extract`.
type extractSettings struct {
	body, date    string
	json, explain bool
}

func newExtract() *cobra.Command {
	var s extractSettings
	cmd := &cobra.Command{
		Use:   "extract [--body AGS|NAME] [--date YYYY-MM-DD] [--json] [--explain] FILE|-",
		Short: "Reads a notice (HTML or text) and prints its statements",
		Long: `Reads a file as the scraper reads a page, and prints what it says of which service. With --explain it also prints how
each statement came about, and each sentence that names a service and yielded none, with the reason.`,
		Args: cobra.ExactArgs(1),
		RunE: s.run,
	}
	cmd.Flags().StringVar(&s.body, "body", "", "AGS or name of the body whose notice it is (default: bodies are found in the text)")
	cmd.Flags().StringVar(&s.date, "date", "", "day of the notice, YYYY-MM-DD (default: as the notice says, else today)")
	cmd.Flags().BoolVar(&s.json, "json", false, "print one JSON object a line")
	cmd.Flags().BoolVar(&s.explain, "explain", false, "print how each statement came about, and why other sentences yielded none")
	return cmd
}

func (s *extractSettings) run(cmd *cobra.Command, args []string) error {
	reg, ex, err := embeddedReader()
	if err != nil {
		return err
	}
	data, err := readInput(cmd, args[0])
	if err != nil {
		return err
	}
	doc, err := eval.Document(args[0], data)
	if err != nil {
		return err
	}
	opt := extract.Options{Date: doc.SaidAt(time.Now())}
	if s.body != "" {
		b, err := reg.Lookup(s.body)
		if err != nil {
			return err
		}
		opt.Body = b.AGS
	}
	if s.date != "" {
		if opt.Date, err = noonOf(s.date); err != nil {
			return err
		}
	}
	out := cmd.OutOrStdout()
	switch {
	case s.explain && s.json:
		return writeExplainedLines(out, ex.Explain(doc, opt))
	case s.explain:
		return writeExplained(out, ex.Explain(doc, opt), reg)
	case s.json:
		return writeStatementLines(out, ex.Extract(doc, opt))
	default:
		return writeStatements(out, ex.Extract(doc, opt), reg)
	}
}

// embeddedReader is an extractor for the embedded region.
func embeddedReader() (*region.Region, *extract.Extractor, error) {
	cat, err := catalog.Load()
	if err != nil {
		return nil, nil, err
	}
	reg, err := region.Embedded()
	if err != nil {
		return nil, nil, err
	}
	ex, err := extract.New(cat, reg)
	return reg, ex, err
}

// noonOf is noon of a day in Europe/Berlin.
func noonOf(date string) (time.Time, error) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return time.Time{}, fault.Wrap(fault.Internal, "loading the time zone", err)
	}
	day, err := notice.Day(date).Start(berlin)
	if err != nil {
		return time.Time{}, &fault.Error{Kind: fault.Invalid, Op: "reading --date", Err: err, Remedy: "write it like 2023-11-06"}
	}
	return day.Add(12 * time.Hour), nil
}

func readInput(cmd *cobra.Command, name string) ([]byte, error) {
	in := cmd.InOrStdin()
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fault.Wrap(fault.NotFound, "opening the notice", err)
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err != nil {
		return nil, fault.Wrap(fault.OurSide, "reading "+name, err)
	}
	if len(data) > maxInput {
		return nil, fault.New(fault.TooLarge, "reading "+name, "it has more than %d bytes", maxInput)
	}
	return data, nil
}

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

func writeStatementLines(w io.Writer, statements []notice.Statement) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, s := range statements {
		if err := enc.Encode(lineOf(s)); err != nil {
			return fmt.Errorf("writing statements: %w", err)
		}
	}
	return nil
}

// writeStatements prints statements for people.
func writeStatements(w io.Writer, statements []notice.Statement, reg *region.Region) error {
	p := &printer{w: w}
	if len(statements) == 0 {
		p.line("no statement")
	}
	for i := range statements {
		p.statement(&statements[i], reg)
	}
	return p.err
}

// statement prints one statement with its quote and detours.
func (p *printer) statement(s *notice.Statement, reg *region.Region) {
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
	p.line("%s: %s %s%s  [%.2f%s, %s]", name, s.Service, s.Status, span, s.Confidence, review, s.Rule)
	p.line("    „%s“", s.Quote)
	for _, d := range s.Detour {
		p.line("    → %s %s", d.Kind, d.Value)
	}
}

// printer writes lines until one fails.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}
