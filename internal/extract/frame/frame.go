package frame

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/silence"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/frame/hint"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// The reasons.
const (
	OtherTime  silence.Why = "it tells of another year"
	OtherPlace silence.Why = "it tells of a place far away"
	OwnTale    silence.Why = "somebody tells what happened to him"
	Allowed    silence.Why = "it tells what may be done, or what a thing of that kind is like"
)

// Teller follows the sentences of a document in their order.
type Teller struct {
	*page.Page
	block int  // in hand
	over  int  // block of the heading that said what holds, for all blocks under it; −1 if none did
	past  bool // years ago
	ahead bool // a year to come
	away  bool // a town far away
	there bool // the sentence before was about one
	names bool // the sentence in hand names a body that is known

	heard  split.Span // the sentence of which hinted tells
	hinted hint.Hint  // what its words hint at

	then   bool // a tale: what is told in the past is over
	played bool // an exercise: what is told in the past is but played
	whole  bool // the title says so, for all of the text
	aimed  bool // the label of the block in hand names a wish

	supposed bool // "Was, wenn …?": what follows is but thought of
	maybe    bool // the sentence before told what may happen
}

// New follows p, whose names are found.
func New(p *page.Page) Teller {
	return Teller{Page: p, block: -1, over: -1, heard: split.Span{First: -1}}
}

// Of is why sentence s of block i says nothing of the notice's own time and place; "" if it may.
func (t *Teller) Of(i int, s split.Span) silence.Why {
	t.enter(i)
	t.names = len(t.NamesOf(s)) > 0
	t.look(s)
	switch {
	case t.past:
		return OtherTime
	case t.ahead && (t.far(s) || t.has(s, "dann")):
		return OtherTime
	case t.away, t.distant(s):
		return OtherPlace
	case t.supposed:
		return silence.Hypothetical
	case t.tale(s), t.dated(s):
		return OtherTime
	case t.unreal(s):
		return silence.Hypothetical
	case t.ownTale(s):
		return OwnTale
	case t.permits(s):
		t.maybe = true
		return Allowed
	case t.maybe && t.has(s, "dann"), t.Reader.LosesThing(s.First, s.Last), t.anyOf(s), t.wished(s), t.needless(s), t.weekly(s):
		return Allowed
	}
	t.maybe = false
	return ""
}

// enter forgets what the block before told, unless a heading governs both.
func (t *Teller) enter(i int) {
	if i == t.block {
		return
	}
	t.block, t.supposed, t.maybe, t.there = i, false, false, false
	if !t.whole {
		t.then, t.played = false, false
	}
	t.aimed = false
	if n := len(t.Doc.Blocks[i].Under); n > 0 {
		t.underLabel(t.Doc.Blocks[i].Under[n-1])
	}
	if t.over < 0 || !slices.Contains(t.Doc.Blocks[i].Under, t.over) {
		t.comeBack()
	}
}

// underLabel opens what the label before the block in hand opens, its block u.
func (t *Teller) underLabel(u int) {
	b := &t.Doc.Blocks[u]
	if b.Kind != notice.BlockTerm {
		return
	}
	first, last := t.Reader.Range(b.Start, b.End)
	if first > last {
		return
	}
	s := split.Span{First: first, Last: last}
	t.aimed, t.played = t.labelsWish(first, last), t.played || t.plays(s)
	t.then = t.then || t.opensTale(s)
}

// comeBack turns to the notice's own time and place.
func (t *Teller) comeBack() { t.past, t.ahead, t.away, t.over = false, false, false, -1 }

// look finds in sentence s what turns to another time or place, or back.
func (t *Teller) look(s split.Span) {
	if t.returns(s) {
		t.comeBack()
	}
	if t.Reader.Text.Is(s.First, "was") && (t.Reader.Text.Is(s.First+1, "wenn") || t.Reader.Text.Is(s.First+1, ",") && t.Reader.Text.Is(s.First+2, "wenn")) {
		t.supposed = true
	}
	if t.Today.IsZero() {
		return
	}
	const ago, hence = 2, 1 // years
	for i := s.First; i <= s.Last && t.hints(s, hint.Dated); i++ {
		switch y := t.year(i); {
		case y == 0:
		case y <= t.Today.Year()-ago && t.dates(s, i):
			t.past = true
		case y >= t.Today.Year()+hence:
			t.ahead = true
		}
	}
	if t.abroad(s) {
		t.away = true
	}
	if kind := t.Doc.Blocks[t.block].Kind; (kind == notice.BlockHeading || kind == notice.BlockTerm) && (t.past || t.away) {
		t.over = t.block
	}
}

// returns reports whether the sentence is about the present, or about a body that is known.
func (t *Teller) returns(s split.Span) bool {
	return t.names || t.Reader.HasMark(s.First, s.Last, grammar.Now)
}

// far reports whether the sentence names a year after the next.
func (t *Teller) far(s split.Span) bool {
	const hence = 2
	for i := s.First; i <= s.Last; i++ {
		if t.year(i) >= t.Today.Year()+hence {
			return true
		}
	}
	return false
}

// digits are those of a year.
const digits = 4

// year is the year that token i writes; 0 if it writes none.
func (t *Teller) year(i int) int {
	tok := &t.Reader.Text.Tokens[i]
	const first, last = 1500, 2100
	if tok.Kind != lexicon.Number || tok.End-tok.Start != digits {
		return 0
	}
	y := 0
	for _, c := range t.Doc.Text[tok.Start:tok.End] {
		if c < '0' || c > '9' {
			return 0
		}
		y = y*10 + int(c-'0')
	}
	if y < first || y > last {
		return 0
	}
	if i+1 < len(t.Reader.Text.Tokens) && t.Reader.Text.Tokens[i+1].Kind == lexicon.Word && t.Reader.Text.Tokens[i+1].Upper {
		return 0 // "1800 Gäste"
	}
	return y
}

// dates reports whether the year at token i tells when sentence s happened, not since when or until when something is, nor of what year a
// thing is.
func (t *Teller) dates(s split.Span, i int) bool {
	if i == s.First {
		return true
	}
	text := &t.Reader.Text
	if text.Tokens[i-1].Kind != lexicon.Word {
		return false
	}
	if t.pastVerb(i-1) || text.Is(i-1, "bis") && t.pastVerb(min(i+1, s.Last)) {
		return !t.Reader.HasMark(s.First, s.Last, grammar.Now) // "Die Gebühren wurden 2021 …", "Bis 1998 war …"
	}
	for j := i - 1; j >= max(i-3, s.First); j-- {
		switch string(text.Folded(j)) {
		case "seit", "ab", "bis", "vor", "nach", "zwischen", "von", "und", "aus", "wie", "baujahr", "jahrgang", "jahrgaenge", "der", "die", "das", "den", "dem", "stand":
			return false
		}
	}
	switch string(text.Folded(i - 1)) {
	case "jahr", "jahre", "anno", "in", "ostern", "weihnachten", "pfingsten", "silvester":
		return true // not "wieder ein bisschen 1985"
	}
	return t.hint(i-1) == hint.Season || word.IsMonth(string(text.Folded(i-1)))
}

// pastVerb reports whether token i is a verb in the past tense.
func (t *Teller) pastVerb(i int) bool { return t.Reader.Tells(grammar.Preterite, i, i) }

// abroad reports whether the sentence is about a town, a district or a country that is none of the region's.
func (t *Teller) abroad(s split.Span) bool {
	if t.names {
		return false
	}
	for _, x := range t.Reader.TraitsIn(s.First, s.Last) {
		if x.Trait != grammar.Abroad || x.Last > s.Last {
			continue
		}
		if t.Reader.Text.Is(x.First, "landkreis") && (x.Last == s.Last || !t.Reader.Text.Tokens[x.Last+1].Upper) {
			continue // its own
		}
		return true
	}
	return false
}

// distant reports whether the sentence is about a town or country far away, or goes on about the one before by a pronoun.
func (t *Teller) distant(s split.Span) bool {
	if t.names {
		t.there = false
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if t.Reader.At[i]&grammar.Far != 0 && t.isSubject(s, i) {
			t.there = true
			return true
		}
	}
	switch string(t.Reader.Text.Folded(s.First)) {
	case "dort", "dortige", "ihr", "ihre", "sein", "seine", "sie":
	default:
		t.there = false
	}
	return t.there
}

// isSubject reports whether the town far away at token i is who or whose office the sentence begins with ("Wien hat …", "Die Stadtbücherei Unna
// …"), not where it was written ("Köln. …", "Köln/Soest – …").
func (t *Teller) isSubject(s split.Span, i int) bool {
	next := &t.Reader.Text.Tokens[i+1]
	if next.Kind != lexicon.Word || next.Upper {
		return false
	}
	const near = 3 // tokens of "Auch die Kreisverwaltung"
	switch string(t.Reader.Text.Folded(s.First)) {
	case "in", "im":
		if i == s.First+1 || i == s.First+2 && !t.Reader.Text.Tokens[s.First+1].Upper {
			return true
		}
	}
	if i == s.First {
		return true
	}
	before := t.Reader.MentionsIn(max(i-near, s.First), i-1)
	return i-s.First <= near && len(before) > 0 && before[len(before)-1].Last == i-1
}

// has reports whether the word stands in the sentence.
func (t *Teller) has(s split.Span, word string) bool {
	for i := s.First; i <= s.Last; i++ {
		if t.Reader.Text.Is(i, word) {
			return true
		}
	}
	return false
}

// strange reports whether token i is a noun that no list knows.
func (t *Teller) strange(i int) bool {
	tok := &t.Reader.Text.Tokens[i]
	return tok.Kind == lexicon.Word && tok.Upper && !t.Reader.Covered[i] && t.Reader.Inside[i]&^grammar.Apart == 0
}

// hint is what token i hints at.
func (t *Teller) hint(i int) hint.Hint { return hint.Of(t.Reader.Text.Spelled(i)) }

// hints reports whether a word of the sentence has one of the hints.
func (t *Teller) hints(s split.Span, of hint.Hint) bool {
	if t.heard != s {
		t.heard, t.hinted = s, 0
		for i := s.First; i <= s.Last; i++ {
			switch tok := &t.Reader.Text.Tokens[i]; {
			case tok.Kind == lexicon.Word:
				t.hinted |= t.hint(i)
			case tok.Kind == lexicon.Number && tok.End-tok.Start == digits:
				t.hinted |= hint.Dated
			case tok.First == ':':
				t.hinted |= hint.Colon
			}
		}
	}
	return t.hinted&of != 0
}
