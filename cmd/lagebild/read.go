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

func newExtract() *cobra.Command {
	var body, date string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "extract [--body AGS|NAME] [--date YYYY-MM-DD] [--json] FILE|-",
		Short: "Reads a notice (HTML or text) and prints its statements",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			reg, ex, err := embeddedReader()
			if err != nil {
				return err
			}
			opt := extract.Options{Date: time.Now()}
			if body != "" {
				b, err := reg.Lookup(body)
				if err != nil {
					return err
				}
				opt.Body = b.AGS
			}
			if date != "" {
				if opt.Date, err = noonOf(date); err != nil {
					return err
				}
			}
			data, err := readInput(cmd, args[0])
			if err != nil {
				return err
			}
			doc, err := eval.Document(args[0], data)
			if err != nil {
				return err
			}
			statements := ex.Extract(doc, opt)
			if asJSON {
				return writeStatementLines(cmd.OutOrStdout(), statements)
			}
			return writeStatements(cmd.OutOrStdout(), statements, reg)
		},
	}
	cmd.Flags().StringVar(&body, "body", "", "AGS or name of the body whose notice it is (default: bodies are found in the text)")
	cmd.Flags().StringVar(&date, "date", "", "day of the notice, YYYY-MM-DD (default: today)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	return cmd
}

func newEval() *cobra.Command {
	return &cobra.Command{
		Use:   "eval DIR",
		Short: "Scores the extractor on a folder of labelled notices",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, ex, err := embeddedReader()
			if err != nil {
				return err
			}
			report, err := eval.Run(args[0], func(doc notice.Document, body string, date time.Time) []notice.Statement {
				return ex.Extract(doc, extract.Options{Body: body, Date: date})
			})
			if err != nil {
				return err
			}
			return report.Write(cmd.OutOrStdout())
		},
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

func writeStatementLines(w io.Writer, statements []notice.Statement) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, s := range statements {
		line := statementLine{s.Body, s.Service, s.Status, s.From, s.Until, s.Detour, s.Quote, s.Confidence, s.Review}
		if line.Detour == nil {
			line.Detour = []notice.Detour{}
		}
		if err := enc.Encode(line); err != nil {
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
	for _, s := range statements {
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
	return p.err
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
