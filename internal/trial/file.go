package trial

import (
	"io"
	"os"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/printer"
	"github.com/lagebild/lagebild/internal/region"
)

// maxFile is the size of the largest file that is read as a notice, in bytes.
const maxFile = 16 << 20

// Notice is a file that is read as a notice.
type Notice struct {
	Name      string    // of the file; "-" = In
	In        io.Reader // what "-" stands for
	Body      string    // AGS or name of the body whose notice it is; "" = bodies are found in the text
	Date      time.Time // of the notice; zero = as it says, else the present
	JSON      bool      // print one JSON object a line
	Explain   bool      // print how each statement came about, and why other sentences yielded none
	Clock     clock.Clock
	Region    *region.Region
	Extractor *extract.Extractor
	Out       io.Writer
}

// Print reads the file as the scraper reads a page, and prints its statements.
func (n Notice) Print() error {
	doc, err := n.document()
	if err != nil {
		return err
	}
	opt := extract.Options{Date: n.Date}
	if opt.Date.IsZero() {
		opt.Date = doc.SaidAt(n.Clock.Now())
	}
	if n.Body != "" {
		b, err := n.Region.Lookup(n.Body)
		if err != nil {
			return err
		}
		opt.Body = b.AGS
	}
	switch {
	case n.Explain && n.JSON:
		return printer.ExplainedLines(n.Out, n.Extractor.Explain(doc, opt))
	case n.Explain:
		return printer.Explained(n.Out, n.Extractor.Explain(doc, opt), n.Region)
	case n.JSON:
		return printer.StatementLines(n.Out, n.Extractor.Extract(doc, opt))
	default:
		return printer.Statements(n.Out, n.Extractor.Extract(doc, opt), n.Region)
	}
}

func (n Notice) document() (notice.Document, error) {
	if n.Name == "-" {
		return document(n.Name, n.In)
	}
	return openDocument(n.Name)
}

// openDocument reads a file with a notice.
func openDocument(name string) (notice.Document, error) {
	f, err := os.Open(name)
	if err != nil {
		return notice.Document{}, fault.Wrap(fault.NotFound, "opening the notice", err)
	}
	defer func() { _ = f.Close() }()
	return document(name, f)
}

// document reads a notice; its name tells what it is made of.
func document(name string, r io.Reader) (notice.Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return notice.Document{}, fault.Wrap(fault.OurSide, "reading "+name, err)
	}
	if len(data) > maxFile {
		return notice.Document{}, fault.New(fault.TooLarge, "reading "+name, "it has more than %d bytes", maxFile)
	}
	return eval.Document(name, data)
}
