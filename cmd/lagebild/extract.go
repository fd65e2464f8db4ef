package main

import (
	"io"
	"os"
	"time"
	_ "time/tzdata" // the machine may have no time zones

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/app"
	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/printer"
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
	reg, ex, err := app.EmbeddedReader()
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
		return printer.ExplainedLines(out, ex.Explain(doc, opt))
	case s.explain:
		return printer.Explained(out, ex.Explain(doc, opt), reg)
	case s.json:
		return printer.StatementLines(out, ex.Extract(doc, opt))
	default:
		return printer.Statements(out, ex.Extract(doc, opt), reg)
	}
}

// noonOf is noon of a day in Europe/Berlin.
func noonOf(date string) (time.Time, error) {
	day, err := notice.Day(date).Start(notice.Berlin())
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
