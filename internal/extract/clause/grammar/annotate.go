package grammar

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar/phrase"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Mention is a service named in a text.
type Mention struct {
	Service     notice.Service
	First, Last int // tokens
	Role        Role
	Place       bool // only as the place where something is done ("im Rathaus")
	Inside      bool // what is done in the building: says something of it only beside a statement on the building
	Weak        bool // only holds the services that the clause is about
	Dialled     bool // a telephone number stands for the telephone
	size        int16
}

// Usable reports whether the mention can be a topic.
func (m *Mention) Usable() bool { return m.Role != Way && m.Role != Inside && m.Role != Named }

// CueAt is a cue found in a text.
type CueAt struct {
	Cue
	First, Last int
	size        int16
	Negated     bool
}

// Status is what the cue says where it stands, its negation counted in; "" if it says nothing.
func (c *CueAt) Status() notice.Status {
	if c.Negated {
		return c.Denied
	}
	return c.Cue.Status
}

type markAt struct {
	mark        Mark
	first, last int
}

// Marked is a text whose words are marked with what they mean. It is not safe for concurrent use; its buffers serve the next text too.
type Marked struct {
	g        *Grammar
	Text     lexicon.Text
	matches  lexicon.Matches
	Mentions []Mention // in the order of the text, not overlapping
	Cues     []CueAt
	marks    []markAt
	Traits   []TraitAt // what its phrases tell of the whole of it
	At       []Mark    // token → markers that begin there
	Inside   []Mark    // token → markers that cover it
	Covered  []bool    // token → part of any mention or cue
	begins   []bool    // token → a block begins there
	order    []int64   // places in Mentions or Cues, the most telling first
	told     []uint64  // token → a bit for each trait of which a phrase begins there
	edges    []uint8   // token → 1 if a cue begins there, 2 if one ends there
}

// Marks makes an empty text to mark with the grammar's words.
func (g *Grammar) Marks() Marked { return Marked{g: g} }

// Read cuts text into tokens and finds all words of the lists in it; no phrase reaches from one of the blocks that begin at the given
// bytes into the next.
func (r *Marked) Read(text string, blocks ...int) {
	r.Text.Reset(text)
	r.g.lex.Match(&r.Text, &r.matches)
	n := len(r.Text.Tokens)
	r.Mentions, r.Cues, r.marks, r.Traits = r.Mentions[:0], r.Cues[:0], r.marks[:0], r.Traits[:0]
	r.At, r.Inside = resize(r.At, n), resize(r.Inside, n)
	r.Covered, r.told = resize(r.Covered, n), resize(r.told, n)
	r.begins = resize(r.begins, n+1)
	for _, b := range blocks {
		r.begins[r.TokenAt(b)] = true
	}
	for _, h := range r.matches.Hits {
		m, size := &r.g.meanings[h.ID>>sizeBits], int16(h.ID&(1<<sizeBits-1))
		if m.class == isMark && phrase.Misread(&r.Text, h.First, h.Last) || h.Last > h.First && slices.Contains(r.begins[h.First+1:h.Last+1], true) {
			continue
		}
		switch m.class {
		case isService:
			r.Mentions = append(r.Mentions, Mention{Service: m.service, Role: m.role, First: h.First, Last: h.Last, size: size})
		case isCue:
			r.Cues = append(r.Cues, CueAt{Cue: m.cue, First: h.First, Last: h.Last, size: size})
		case isTrait:
			r.Traits = append(r.Traits, TraitAt{m.trait, h.First, h.Last})
			r.told[h.First] |= 1 << m.trait
		case isMark:
			r.marks = append(r.marks, markAt{m.mark, h.First, h.Last})
			r.At[h.First] |= m.mark
			for i := h.First; i <= h.Last; i++ {
				r.Inside[i] |= m.mark
			}
		}
	}
	slices.SortFunc(r.Traits, func(a, b TraitAt) int { return a.First - b.First })
	r.settleMentions()
	r.settleCues()
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// settleMentions keeps the longest of overlapping mentions, drops the false ones, and finds which are only places.
func (r *Marked) settleMentions() {
	r.rank(len(r.Mentions), func(i int) int { return (r.Mentions[i].Last-r.Mentions[i].First)<<16 + int(r.Mentions[i].size) })
	for _, i := range r.order {
		m := &r.Mentions[i]
		if slices.Contains(r.Covered[m.First:m.Last+1], true) {
			m.Role = None
			continue
		}
		for t := m.First; t <= m.Last; t++ {
			r.Covered[t] = true
		}
	}
	clear(r.Covered)
	for i := 1; i < len(r.Mentions); i++ {
		if m := &r.Mentions[i-1]; r.Text.Tokens[m.Last].Kind == lexicon.Symbol && r.Mentions[i].First == m.Last+1 {
			m.Role = None // the picture before a word but illustrates it
		}
	}
	r.Mentions = slices.DeleteFunc(r.Mentions, func(m Mention) bool {
		return m.Role == None || r.isExtension(m.First) || m.First == m.Last && r.Text.IsCut(m.First) && r.endsUnknown(m.First)
	})
	for i := range r.Mentions {
		m := &r.Mentions[i]
		m.Place = r.isPlace(m.First) || i > 0 && r.Mentions[i-1].Place && r.goesOnFrom(&r.Mentions[i-1], m)
		for t := m.First; t <= m.Last; t++ {
			r.Covered[t] = true
		}
	}
}

// goesOnFrom reports whether m stands behind a, a place, in one enumeration with at least three members of one case ("für Bürgerbüro,
// Standesamt und Rentenberatung").
func (r *Marked) goesOnFrom(a, m *Mention) bool {
	if a.Role != Office && a.Role != Matter || m.First-a.Last != 2 || m.Last+1 >= len(r.Text.Tokens) {
		return false
	}
	return r.Text.Is(a.Last+1, ",") && r.Text.Tokens[m.Last+1].Kind == lexicon.Word && r.MarkAt(m.Last+1)&Join != 0 || r.MarkAt(a.Last+1)&Join != 0 && a.First > 1 && r.Text.Is(a.First-1, ",")
}

// endsUnknown reports whether the word that completes the cut one at token i names no service ("Trinkwasser- und
// Hygienebefunde").
func (r *Marked) endsUnknown(i int) bool {
	const near = 6
	for j := i + 1; j <= min(i+near, len(r.Text.Tokens)-1); j++ {
		t := &r.Text.Tokens[j]
		if t.Kind == lexicon.Word && !r.Text.IsCut(j) && r.At[j]&Join == 0 {
			return t.Upper && !slices.ContainsFunc(r.Mentions, func(m Mention) bool { return m.Role != None && m.First <= j && j <= m.Last })
		}
	}
	return false
}

// rank puts the numbers below n into order, those of the most weight first, and those of the same weight as they are. A
// weight has up to 24 bits.
func (r *Marked) rank(n int, weight func(i int) int) {
	const low = 1 << 32 // the number stands below the weight: to sort plain numbers is what machines do best
	r.order = r.order[:0]
	for i := range n {
		r.order = append(r.order, int64(i)-int64(weight(i))*low)
	}
	slices.Sort(r.order)
	for k := range r.order {
		r.order[k] &= low - 1
	}
}

// isExtension reports whether token i is a number that only ends a longer one ("-112").
func (r *Marked) isExtension(i int) bool {
	t := &r.Text.Tokens[i]
	return t.Kind == lexicon.Number && t.Start > 0 && strings.IndexByte("-/0123456789", r.Text.Src[t.Start-1]) >= 0
}

// Name tells the reader that the text's bytes [start, end) name a body, which may stand for its administration if whole.
func (r *Marked) Name(start, end int, whole bool) {
	first, last := r.Range(start, end)
	if first > last {
		return
	}
	at := r.mentionFrom(first)
	if at < len(r.Mentions) && r.Mentions[at].First == last+1 {
		r.Mentions[at].Place = false // "in Werl alle Ämter": the place is the town
	}
	for i := first; i <= last; i++ {
		if r.Covered[i] {
			return
		}
	}
	for i := first; i <= last; i++ {
		r.Covered[i] = true
	}
	if !whole {
		return
	}
	m := Mention{Service: "rathaus", Role: Named, First: first, Last: last, Place: r.isPlace(first)}
	if m.Place || first > 0 && r.Text.Tokens[first-1].Kind == lexicon.Word && !r.namesKind(first-1) && !r.joinsNames(first-1) {
		return
	}
	r.Mentions = slices.Insert(r.Mentions, at, m)
}

// Site tells the reader that the text's bytes [start, end) are the address of a body's own site.
func (r *Marked) Site(start, end int) {
	first, last := r.Range(start, end)
	for first > 0 && first < len(r.Text.Tokens) && r.Text.Tokens[first].Start > start {
		first--
	}
	if first >= len(r.Text.Tokens) || r.Text.Tokens[first].Kind != lexicon.Addr || r.Covered[first] || strings.Contains(r.Text.Src[r.Text.Tokens[first].Start:r.Text.Tokens[first].End], "@") {
		return
	}
	at := r.mentionFrom(first)
	r.Mentions = slices.Insert(r.Mentions, at, Mention{Service: "website", Role: Channel, First: first, Last: max(first, last), Place: r.isPlace(first)})
	r.Covered[first] = true
}

// Phone tells the reader that the text's bytes [start, end) are a telephone number, by which somebody can be reached.
func (r *Marked) Phone(start, end int) {
	first, last := r.Range(start, end)
	if first > last || r.Covered[first] {
		return
	}
	m := Mention{Service: "telefon", Role: Way, First: first, Last: last, Place: true, Dialled: true}
	if r.Text.Is(first-1, "die") {
		m.Role, m.Place = Channel, false // "Die 02922 8000 ist besetzt"
	}
	r.Mentions = slices.Insert(r.Mentions, r.mentionFrom(first), m)
}

// joinsNames reports whether token i joins two names of bodies.
func (r *Marked) joinsNames(i int) bool {
	return i > 0 && r.At[i]&Join != 0 && slices.ContainsFunc(r.MentionsIn(max(i-3, 0), i-1), func(m Mention) bool { return m.Role == Named && m.Last == i-1 })
}

// namesKind reports whether token i is the kind of a body that a name follows, or what may begin a sentence before it.
func (r *Marked) namesKind(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "stadt", "gemeinde", "kreisstadt", "hansestadt", "kreis", "die", "der", "auch", "nur":
		return true
	}
	return false
}

// isPreposition reports whether the cue ends with a particle that belongs to what follows: "zu erreichen", "auf ihrer
// Seite", where "hat … auf" would mean that it is open.
func (r *Marked) isPreposition(c CueAt) bool {
	if c.Kind == Short && r.Text.Is(c.First, "an") && r.afterDay(c.First) || r.isNoun(&c) {
		return true
	}
	if c.First == c.Last && c.Kind != Short || c.Cue.Status == "" || c.Last+1 >= len(r.Text.Tokens) {
		return false
	}
	next := r.Text.Tokens[c.Last+1].Kind
	if next != lexicon.Word && next != lexicon.Number || r.MarkAt(c.Last+1)&Join != 0 {
		return false
	}
	switch string(r.Text.Folded(c.Last)) {
	case "zu":
		return true
	case "wieder":
		return r.Text.Is(c.First, "hat") || r.Text.Is(c.First, "haben") // "hat seine Kasse wieder geöffnet"
	case "auf", "aus", "an", "ab", "ein", "um", "durch", "vor":
		return !r.endsBefore(c.Last + 1)
	}
	return false
}

// isNoun reports whether the cue is but the noun "Arbeiten" ("Arbeiten am Stromnetz"), "Tagen" ("in den nächsten Tagen") or "Weg" ("Hoher Weg 3").
func (r *Marked) isNoun(c *CueAt) bool {
	i := c.First
	if t := &r.Text.Tokens[i]; i != c.Last || !t.Upper || i == 0 || i+1 == len(r.Text.Tokens) || r.isCapital(t.End-1) {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "arbeiten":
		return r.MarkAt(i+1)&Place != 0
	case "tagen":
		return r.Text.Is(i-1, "naechsten") || r.Text.Is(i-1, "kommenden") || r.Text.Is(i-1, "vergangenen") || r.Text.Is(i-1, "letzten") || i > 1 && r.Text.Is(i-2, "vor")
	case "weg":
		return r.Text.Tokens[i-1].Kind == lexicon.Word
	}
	return false
}

// isCapital reports whether the byte of the text is one of A to Z.
func (r *Marked) isCapital(i int) bool { return 'A' <= r.Text.Src[i] && r.Text.Src[i] <= 'Z' }

// afterDay reports whether a number stands one or two words before token i ("vom 15.1. an", "vom 15. Januar an").
func (r *Marked) afterDay(i int) bool {
	for j := max(i-2, 0); j < i; j++ {
		if r.Text.Tokens[j].Kind == lexicon.Number {
			return true
		}
	}
	return false
}

// endsBefore reports whether the word at i, after a particle, begins an adverbial: "hat auf bis 12 Uhr".
func (r *Marked) endsBefore(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "von", "bis", "ab", "wie", "wieder", "seit", "ohne", "trotz":
		return true
	}
	return false
}

// bracket is what a cue gains that is a verb with its particle at the end of the clause: it says what the verb means.
const bracket = 64

// closesBracket reports whether the cue is a verb and its particle, which ends the clause ("gibt morgen wieder Ausweise aus").
func (r *Marked) closesBracket(c *CueAt) bool {
	if c.Last-c.First < 2 || c.Last+1 < len(r.Text.Tokens) && r.Text.Tokens[c.Last+1].Kind != lexicon.Punct && r.Text.Tokens[c.Last+1].Kind != lexicon.Break {
		return false
	}
	switch string(r.Text.Folded(c.Last)) {
	case "aus", "ab", "an", "ein", "um", "vor", "zu", "durch", "nach", "entgegen", "auf":
		return true
	}
	return false
}

// takesOther reports whether the cue is a verb with the particle of another, which "und" joins on ("hat keine Heizung und bleibt zu").
func (r *Marked) takesOther(c *CueAt) bool {
	for j := c.First + 2; j < c.Last-1; j++ {
		if r.Text.Is(j, "und") && slices.ContainsFunc(r.CuesIn(j+1, j+1), func(o CueAt) bool { return o.Last == c.Last }) {
			return true
		}
	}
	return false
}

// dropped is the size of a cue that a longer one overlaps, or that is none.
const dropped = -1

// settleCues keeps the longest of overlapping cues.
func (r *Marked) settleCues() {
	r.Cues = slices.DeleteFunc(r.Cues, r.isPreposition)
	for i := range r.Cues {
		switch c := &r.Cues[i]; {
		case r.takesOther(c):
			c.size = dropped
		case r.closesBracket(c):
			c.size += bracket
		}
	}
	r.rank(len(r.Cues), func(i int) int { return int(r.Cues[i].size)<<8 - int(r.Cues[i].Kind) })
	r.edges = resize(r.edges, len(r.Text.Tokens))
	for _, i := range r.order {
		c := &r.Cues[i]
		if c.size == dropped || r.edges[c.First]&1 != 0 || r.edges[c.Last]&2 != 0 || c.First == c.Last && c.Kind != Limited && r.edges[c.First]&4 != 0 {
			c.size = dropped
			continue
		}
		r.edges[c.First] |= 1
		r.edges[c.Last] |= 2
		if c.Last-c.First == 2 { // "nicht mehr möglich" takes the word within, but "wird verspätet ausgezahlt" is late
			r.edges[c.First+1] |= 4
		}
	}
	r.Cues = slices.DeleteFunc(r.Cues, func(c CueAt) bool {
		return c.size == dropped || c.Kind == Limited && r.Text.Is(c.First, "per") && r.Text.Is(c.First-1, "auch") || c.Kind == Held && r.Inside[c.First]&TakesUp != 0 && r.Inside[c.Last]&TakesUp != 0
	})
	for _, c := range r.Cues {
		r.Covered[c.First], r.Covered[c.Last] = true, true
	}
}
