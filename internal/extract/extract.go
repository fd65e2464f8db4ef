package extract

import (
	_ "embed"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/detour"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/extract/walk"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// Version names this extractor in the statements that it makes. It changes whenever rules or word lists change what is
// extracted.
const Version = "13"

//go:embed data/services.yaml
var servicesYAML []byte

//go:embed data/cues.yaml
var cuesYAML []byte

//go:embed data/markers.yaml
var markersYAML []byte

// Options says what is known of a document beside its text.
type Options struct {
	Body string    // AGS of the body whose source it is; "" = find bodies in the text
	Date time.Time // the notice's own moment, for "heute" and days without a year; zero = only full dates are read
}

// Extractor extracts statements. It is immutable and safe for concurrent use.
type Extractor struct {
	grammar *grammar.Grammar
	region  *region.Region
	readers *sync.Pool // of *clause.Reader
}

// New compiles the embedded word lists. It fails if a list names a service that cat does not have, or breaks the grammar.
func New(cat *catalog.Catalog, reg *region.Region) (*Extractor, error) {
	if cat == nil || reg == nil {
		return nil, errors.New("making an extractor: give a catalogue and a region")
	}
	g, err := grammar.Compile(servicesYAML, cuesYAML, markersYAML, func(s notice.Service) bool {
		_, ok := cat.Service(s)
		return ok
	})
	if err != nil {
		return nil, fmt.Errorf("making an extractor: %w", err)
	}
	return &Extractor{grammar: g, region: reg, readers: &sync.Pool{New: func() any { return clause.NewReader(g) }}}, nil
}

// Extract gives the statements that doc makes, in the order of its text. Every Quote is doc.Text[Start:End]. A document
// without a statement gives none; statements of low confidence are marked for review.
func (x *Extractor) Extract(doc notice.Document, opt Options) []notice.Statement {
	r := x.reader()
	defer x.readers.Put(r)
	p := page.New(&doc, r, x.region, opt.Body, opt.Date)
	if !p.WorthReading() {
		return nil
	}
	p.FindNames()
	read := walk.Read(p, false)
	return settled(p, &read)
}

// reader takes a reader out of the pool.
func (x *Extractor) reader() *clause.Reader {
	if r, ok := x.readers.Get().(*clause.Reader); ok {
		return r
	}
	return clause.NewReader(x.grammar)
}

// settled makes statements of what was read on the page.
func settled(p *page.Page, read *walk.Result) []notice.Statement {
	s := evidence.Settler{Text: p.Doc.Text, Dated: read.Dated, Detours: detour.New(p).Of}
	out := s.Settle(read.Found)
	for i := range out {
		out[i].Extractor = Version
	}
	return out
}
