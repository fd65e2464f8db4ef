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
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// Version names this extractor in the statements that it makes. It changes whenever rules or word lists change what is
// extracted.
const Version = "2"

// reviewBelow is the confidence below which a statement is kept for a person instead of shown as fact.
const reviewBelow = 0.5

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
	r, ok := x.readers.Get().(*clause.Reader)
	if !ok {
		r = clause.NewReader(x.grammar)
	}
	defer x.readers.Put(r)
	w := newWalk(x, r, &doc, opt)
	if !w.worthReading() {
		return nil
	}
	w.blocks()
	return w.merge()
}
