package walk

import (
	"github.com/lagebild/lagebild/internal/extract/attribution"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/frame"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/extract/scope"
	"github.com/lagebild/lagebild/internal/extract/timeline"
	"github.com/lagebild/lagebild/internal/extract/validity"
	"github.com/lagebild/lagebild/internal/extract/weigh"
	"github.com/lagebild/lagebild/internal/notice"
)

// Sentence is one sentence that names services, as it was read.
type Sentence struct {
	Span split.Span
	Says bool        // evidence came of it
	Why  silence.Why // why none did, if that is known
}

// Result is what a document says.
type Result struct {
	Found     []evidence.Evidence // in the order of the text
	Dated     bool                // the text has parts of different times
	Sentences []Sentence          // those that name a service, if they were asked for
}

// info is what of a block's reading those after it go back to.
type info struct {
	found    [2]int         // the evidence of its last sentence, in walk.found
	says     []said.Reading // what its last sentence says, for a list of bodies under it
	question *said.Reading
	skip     bool
	asked    []grammar.Mention // what its last sentence asks about
}

// walk is the reading of one document.
type walk struct {
	*scope.Scope
	whose        *attribution.Finder
	when         *validity.Finder
	ahead, today func(first, last int) bool // when's Ahead and IsToday
	times        *timeline.Timeline
	weigher      weigh.Weigher
	told         frame.Teller
	sentences    []split.Span // room for those of a block
	info         []info       // by block
	found        []evidence.Evidence
	ask          *said.Reading
	listed       *said.Reading            // what the sentences before said of a list that may go on
	spoken       []evidence.Speaker       // of which bodies the sentence in hand has spoken
	spokenBefore []evidence.Speaker       // … and the one before it
	last         []said.Reading           // what the sentence before said
	granted      [2]int                   // the evidence of the last clause of the sentence before, in found
	table        int                      // table whose rows were read
	legend       map[string]*said.Reading // what signs in tables mean, if the document says so
	row          int
	traces       bool // sentences are kept
	traced       []Sentence
}

// Read reads p, whose names are found. With traces it also keeps how its sentences were read.
func Read(p *page.Page, traces bool) Result {
	w := &walk{
		Scope: scope.New(p), whose: attribution.New(p), when: validity.New(p), times: timeline.New(p.Doc), told: frame.New(p),
		info: make([]info, len(p.Doc.Blocks)), row: -1, traces: traces,
		found: make([]evidence.Evidence, 0, len(p.Reader.Mentions)),
	}
	w.ahead, w.today = w.when.Ahead, w.when.IsToday
	w.weigher = weigh.Weigher{Page: p, Ahead: w.ahead}
	w.legend = p.Legend()
	for i, c := range p.Clocks() {
		w.times.SetMoment(i, c.At)
		w.times.Clocked = true
	}
	for i := range w.Doc.Blocks {
		b := &w.Doc.Blocks[i]
		w.info[i].skip = w.skipped(b)
		if b.Struck || w.info[i].skip {
			continue
		}
		switch {
		case b.Kind == notice.BlockEntry:
			w.entry(i)
		case b.Table > 0 && (b.Kind == notice.BlockCell || b.Kind == notice.BlockHeadCell):
			w.tableRow(i)
		default:
			w.block(i)
		}
	}
	w.found = evidence.In(p.Tone(), w.found)
	return Result{Found: w.found, Dated: w.times.Dated(), Sentences: w.traced}
}

// skipped reports whether the block stands under a heading of another matter.
func (w *walk) skipped(b *notice.Block) bool {
	for _, u := range b.Under {
		if w.info[u].skip {
			return true
		}
	}
	return (b.Kind == notice.BlockHeading || b.Kind == notice.BlockTerm) && w.Reader.SkipsSection(b.Start, b.End)
}

// entry reads the head of an entry, and what moment it gives.
func (w *walk) entry(i int) {
	b := &w.Doc.Blocks[i]
	at, ahead := w.EntryMoment(b, w.times.Around(b)), w.when.DayToCome(b)
	if len(ahead) > 0 {
		at = w.Date // it announces what will be so
	}
	w.times.SetMoment(i, at)
	w.whose.Over[i] = w.NamesIn(b.Start, b.End)
	w.ask = nil
	w.whose.NewEntry()
	w.block(i)
	w.Given[i].Days = ahead
}

// note keeps a sentence that names a service, if sentences are asked for; before is how much evidence there was before it.
func (w *walk) note(s split.Span, why silence.Why, before int) {
	if w.traces && len(w.Reader.MentionsIn(s.First, s.Last)) > 0 {
		w.traced = append(w.traced, Sentence{Span: s, Says: before < len(w.found), Why: why})
	}
}
