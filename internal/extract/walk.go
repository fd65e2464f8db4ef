package extract

import (
	"cmp"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/extract/clause"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
)

// evidence is what one clause says of one service of one body.
type evidence struct {
	body       string
	service    notice.Service
	status     notice.Status
	kind       grammar.Kind
	matter     bool // it is said of a matter, not of an office or channel
	from       time.Time
	until      time.Time
	asOf       time.Time
	conf       float64
	rule       string
	start, end int // of the words
	sentence   [2]int
	order      int
	weak       bool // of a service that only holds the ones the clause is about
	heading    bool
	implied    bool
	onDay      bool // without a day of its own, in a notice about one coming day
	void       bool // it only introduced a list of bodies
	rank       int  // of the update that it stands in, the newest being 1; 0 if it stands in none
	later      bool // announced for a day that has come: replaces what was said before it
}

// info is what a block gives to the blocks that it governs.
type info struct {
	topic    []grammar.Mention
	lead     *clause.Reading
	found    [2]int           // the evidence of its last sentence, in walk.found
	says     []clause.Reading // what its last sentence says, for a list of bodies under it
	question *clause.Reading
	bodies   []string
	days     []dates.Mention
	moment   time.Time
	skip     bool
	asks     bool // it is a question
	past     bool // a head cell: its column tells how things were
	title    bool // it is the document's first block
	colon    bool // it ends with ":" or "?"
	label    bool // it is but the name of services, or a question about them
	rank     int  // of an update's heading among those without a date, the newest being 1; 0 if it is none
}

// walk is the reading of one document.
type walk struct {
	x         *Extractor
	doc       *notice.Document
	opt       Options
	r         *clause.Reader
	info      []info
	names     []region.Mention
	groups    []region.Group
	found     []evidence
	carried   []string // bodies of the sentence before
	plural    []string // the last list of several bodies
	district  string   // AGS of own's district
	only      []string // the bodies that a text about one place is about
	today     time.Time
	lastFrom  time.Time
	lastUntil time.Time
	ask       *clause.Reading
	dayOnly   bool            // theDay stands in the title: what has no day of its own is about it
	theDay    []dates.Mention // the coming day or days that the notice is about, by its title or its first lines
	area      string          // local area code, once it was looked for
	areaKnown bool
	table     int // table whose rows were read
	row       int
	stage     []int // block → head of the update that it belongs to; −1 if none
	several   bool  // the text has parts of different times
	rowsDated bool  // rows of a table have times
	coming    coming
	rowMoment time.Time        // of the table's row that is read
	force     []string         // the bodies of a list of names, which take what their lead says
	last      []clause.Reading // what the sentence before said
	traced    []trace          // the sentences read, if they are to be explained
	granted   [2]int           // the evidence of the last clause of the sentence before, in found
}

func newWalk(x *Extractor, r *clause.Reader, doc *notice.Document, opt Options) *walk {
	w := &walk{x: x, doc: doc, opt: opt, r: r, row: -1}
	w.r.Read(doc.Text)
	if !opt.Date.IsZero() {
		y, m, d := opt.Date.Date()
		w.today = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return w
}

// worthReading reports whether the text speaks of services at all and is not of a kind that makes no statements.
func (w *walk) worthReading() bool {
	return (len(w.r.Mentions) > 0 || w.r.SaysAnything()) && len(w.doc.Blocks) > 0 && !w.r.Vetoed() && !w.isOtherKind()
}

// isOtherKind reports whether the title or one of the first lines names a kind of text that makes no statements.
func (w *walk) isOtherKind() bool {
	const head, line = 4, 120 // blocks, bytes
	for n := range min(head, len(w.doc.Blocks)) {
		b := &w.doc.Blocks[n]
		if w.r.NamesKind(b.Start, b.End, b.Kind == notice.BlockParagraph && b.End-b.Start > line) {
			return true
		}
	}
	return false
}

func (w *walk) blocks() {
	w.names = w.x.region.FindIn(w.doc.Text, w.opt.Body)
	if w.r.NamesGroup() {
		w.groups = w.x.region.FindGroupsIn(w.doc.Text, w.opt.Body)
	}
	if d, ok := w.x.region.District(w.opt.Body); ok {
		w.district = d.AGS
	}
	for _, m := range w.names {
		if m.Domain {
			w.r.Site(m.Start, m.End)
			continue
		}
		w.r.Name(m.Start, m.End, !m.Area && !m.Dateline && !m.Domain && !m.Demonym && !m.Ort && !m.Implied)
	}
	w.only = w.subject()
	w.event()
	w.info = make([]info, len(w.doc.Blocks))
	w.stages()
	for i := range w.doc.Blocks {
		b := &w.doc.Blocks[i]
		w.info[i].skip = w.skipped(b)
		if b.Struck || w.info[i].skip {
			continue
		}
		switch {
		case b.Kind == notice.BlockEntry:
			w.entry(i)
		case b.Kind == notice.BlockCell && b.Table > 0 || b.Kind == notice.BlockHeadCell && b.Table > 0:
			w.tableRow(i)
		default:
			w.block(i)
		}
	}
}

// skipped reports whether the block stands under a heading of another matter.
func (w *walk) skipped(b *notice.Block) bool {
	for _, u := range b.Under {
		if w.info[u].skip {
			return true
		}
	}
	return (b.Kind == notice.BlockHeading || b.Kind == notice.BlockTerm) && w.r.SkipsSection(b.Start, b.End)
}

func (w *walk) entry(i int) {
	b := &w.doc.Blocks[i]
	w.info[i].moment = b.Time
	if b.Time.IsZero() {
		first, last := w.r.Range(b.Start, b.End)
		ref := w.opt.Date
		for _, u := range b.Under {
			if !w.info[u].moment.IsZero() {
				ref = w.info[u].moment
			}
		}
		if t, ok := dates.Moment(&w.r.Text, first, last, ref); ok && !ref.IsZero() {
			w.info[i].moment = t
		}
	}
	w.info[i].bodies = w.namesIn(b.Start, b.End)
	w.ask, w.carried = nil, nil
	w.block(i)
}

// context gathers what governs block i: the innermost label, heading or lead-in that names services or says something.
func (w *walk) context(i int) clause.Context {
	b := &w.doc.Blocks[i]
	var ctx clause.Context
	governors := slices.Clone(b.Under)
	governors = append(governors, b.Heads...)
	if b.Lead >= 0 {
		governors = append(governors, b.Lead)
	}
	for _, g := range slices.Backward(governors) {
		in := &w.info[g]
		if len(ctx.Topic) == 0 && len(in.topic) > 0 {
			heading := w.doc.Blocks[g].Kind == notice.BlockHeading && g != b.Lead
			ctx.Topic, ctx.Structural, ctx.Terse = in.topic, !heading || in.label && !general(in.topic), !heading
		}
		if ctx.Status == "" && in.lead != nil && leads(w.doc.Blocks[g].Kind, b.Kind, in) {
			ctx.Status, ctx.Confidence, ctx.Rule = in.lead.Status, in.lead.Confidence, "lead>"+in.lead.Rule
		}
	}
	return ctx
}

// brief is the number of tokens below which a sentence under a heading may be a one-word answer.
const brief = 6

// block reads a block sentence by sentence.
func (w *walk) block(i int) {
	b := &w.doc.Blocks[i]
	ctx := w.context(i)
	if b.Kind == notice.BlockHeading {
		ctx = clause.Context{}
	}
	if w.bodyList(i) {
		return
	}
	structural := ctx.Structural
	w.granted = [2]int{len(w.found), len(w.found)}
	if b.Kind != notice.BlockItem && b.Kind != notice.BlockCell {
		w.carriedReset(b)
	}
	terse := ctx.Terse || b.Kind == notice.BlockItem
	ask, asked := w.question(b), false
	answers := w.answers(b)
	for n, s := range w.r.Sentences(b.Start, b.End, nil) {
		ctx.Terse = terse || ask != nil || asked || ctx.Structural && s.Last-s.First < brief
		if len(ctx.Topic) == 0 && len(w.force) > 0 {
			ctx.Topic, ctx.Structural = clause.Administration(), true
		}
		ctx.Asked = answers && n == 0 || asked
		res := w.r.Sentence(s, ctx)
		w.takenUp(s, &res)
		if b.Kind == notice.BlockHeading && w.r.IsOverview(s) {
			res.Readings = nil
		}
		w.keep(i, s, &res, ask)
		switch {
		case res.Asked:
			asked = true
			ask, w.ask = res.Question, res.Question
			ctx.Topic, ctx.Structural = orTopic(res.Topic, ctx.Topic), true
		case len(res.Topic) > 0 && !structural:
			ctx.Topic, ctx.Structural = res.Topic, false
			ask = nil
		default:
			ask = nil
		}
		w.learn(i, n, s, &res)
	}
	w.sum(i)
}

// learn keeps what sentence n of block i says for the blocks that it governs.
func (w *walk) learn(i, n int, s split.Span, res *clause.Result) {
	in, kind := &w.info[i], w.doc.Blocks[i].Kind
	if n == 0 && kind != notice.BlockParagraph || kind == notice.BlockTerm {
		in.topic = orTopic(res.Topic, in.topic)
		in.label = res.Label || res.Asked
		in.asks = res.Asked
	}
	if w.r.EndsWithColon(s) {
		if res.Lead != nil {
			in.lead = res.Lead
		}
		in.days = dates.Find(&w.r.Text, s.First, s.Last, w.opt.Date, nil)
	}
	in.says, in.found, in.question = res.Readings, w.granted, res.Question
}

// answers reports whether block b stands under a question.
func (w *walk) answers(b *notice.Block) bool {
	n := len(b.Under)
	return n > 0 && w.info[b.Under[n-1]].asks || b.Lead >= 0 && w.info[b.Lead].asks
}

// question is the question that block b may answer: its heading or summary.
func (w *walk) question(b *notice.Block) *clause.Reading {
	if b.Kind == notice.BlockTerm {
		return nil
	}
	if n := len(b.Under); n > 0 {
		u := b.Under[n-1]
		if q := w.info[u].question; q != nil {
			w.info[u].question = nil // answered once
			return q
		}
	}
	if q := w.ask; q != nil {
		w.ask = nil
		return q
	}
	return nil
}

// less orders evidence by its place.
func less(a, b evidence) int { return cmp.Or(cmp.Compare(a.start, b.start), a.order-b.order) }
