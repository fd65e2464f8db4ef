package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/lexicon/automaton"
	"github.com/lagebild/lagebild/internal/extract/lexicon/fold"
)

// shortGap and longGap are how many words ".." and "..." may stand for.
const (
	shortGap = 4
	longGap  = 12
)

// step is one place of a phrase: any of its words, after at most gap other words.
type step struct {
	words []int32
	gap   int
}

type phrase struct {
	id    int
	steps []step
}

// opening is a phrase that begins with a word.
type opening struct {
	id     int32 // of the phrase
	next   int32 // its second place, in the lexicon's places; the others follow
	places int32 // how many it has after the first
	second place // the second, if there is one
}

// place is a step in the compiled lexicon, which has no lists of its own for the garbage collector to go through.
type place struct {
	from, to int32 // its words, in the lexicon's seconds
	gap      int32
}

// mark is one bit for a word pattern, which it shares with others.
func mark(word int32) uint64 { return 1 << (word % 63) }

// whatever has all marks, and one more that no word has.
const whatever = ^uint64(0)

// open gives the opening of a phrase, and the marks of the words that have to follow its first at once; whatever if other words may stand
// between, or none follows.
func (l *Lexicon) open(p *phrase) (o opening, then uint64) {
	o = opening{id: int32(p.id), next: int32(len(l.places)), places: int32(len(p.steps) - 1)} //nolint:gosec // callers count their phrases
	for _, s := range p.steps[1:] {
		from := len(l.seconds)
		l.seconds = append(l.seconds, s.words...)
		l.places = append(l.places, place{int32(from), int32(len(l.seconds)), int32(s.gap)}) //nolint:gosec // phrases are short, and few
	}
	if o.places > 0 {
		o.second = l.places[o.next]
	}
	if o.places == 0 || o.second.gap > 0 {
		return o, whatever
	}
	for _, w := range p.steps[1].words {
		then |= mark(w)
	}
	return o, then
}

// Builder collects phrases. The zero Builder is ready.
type Builder struct {
	auto    *automaton.Automaton
	words   map[string]int32
	symbols map[string]int32
	phrases []phrase
	tails   []string
	stems   map[string]bool
	heads   map[string]bool
}

// Add adds a phrase, for which Match will give id. The grammar of a phrase, word by word:
//
//	wort      the word itself, in any case; umlauts and their spellings ae, oe, ue, ss are the same
//	wort~     the word with an ending: -e, -en, -er, -es, -s, -innen, …
//	*wort     a compound that ends so; wort* begins so; *wort* has it anywhere
//	a|b       one word or the other
//	wort?     the word may be missing
//	..        up to four words between, ... up to twelve
//
// A sign such as ✔ stands for itself.
func (b *Builder) Add(pattern string, id int) error {
	fields := strings.Fields(pattern)
	for i, f := range fields {
		if len(f) > 1 && strings.HasSuffix(f, "?") {
			without := append(slices.Clone(fields[:i]), fields[i+1:]...)
			with := append(slices.Clone(fields[:i]), strings.TrimSuffix(f, "?"))
			with = append(with, fields[i+1:]...)
			return errors.Join(b.Add(strings.Join(without, " "), id), b.Add(strings.Join(with, " "), id))
		}
	}
	p := phrase{id: id}
	gap := 0
	for _, f := range fields {
		switch f {
		case "..":
			gap = shortGap
			continue
		case "...":
			gap = longGap
			continue
		}
		s := step{gap: gap}
		gap = 0
		for alt := range strings.SplitSeq(f, "|") {
			w, err := b.word(alt)
			if err != nil {
				return fmt.Errorf("reading phrase %q: %w", pattern, err)
			}
			s.words = append(s.words, w)
		}
		p.steps = append(p.steps, s)
	}
	if len(p.steps) == 0 || gap != 0 || p.steps[0].gap != 0 {
		return fmt.Errorf("reading phrase %q: begin and end it with a word", pattern)
	}
	b.phrases = append(b.phrases, p)
	return nil
}

// AddTail adds an ending that words of a coordination share: with "meldung", "An- und Abmeldung" has "anmeldung" in it.
func (b *Builder) AddTail(tail string) { b.tails = append(b.tails, Fold(tail)) }

// AddHead adds a noun that ends compounds: with "antrag", "Wohngeldantrag" and "Wohngeld-Antrag" have in them what AddStem says of
// "wohngeld".
func (b *Builder) AddHead(head string) {
	if b.heads == nil {
		b.heads = map[string]bool{}
	}
	b.heads[Fold(head)] = true
}

// AddStem lets the word pattern begin compounds that end with a head.
func (b *Builder) AddStem(pattern string) {
	if b.stems == nil {
		b.stems = map[string]bool{}
	}
	b.stems[Fold(pattern)] = true
}

func (b *Builder) word(pattern string) (int32, error) {
	if b.auto == nil {
		b.auto, b.words, b.symbols = automaton.New(), map[string]int32{}, map[string]int32{}
	}
	letters := Fold(pattern)
	if w, ok := b.words[letters]; ok {
		return w, nil
	}
	p := automaton.Piece{Word: int32(len(b.words))} //nolint:gosec // word lists are small
	bare, open := strings.CutPrefix(letters, "*")
	p.OpenLeft = open
	bare, p.OpenEnd = strings.CutSuffix(bare, "*")
	bare, p.Ending = strings.CutSuffix(bare, "~")
	p.Length = int32(len(bare)) //nolint:gosec // a word is short
	if strings.ContainsAny(bare, "()") {
		return 0, fmt.Errorf("word %q: close each bracket within its phrase", pattern)
	}
	if bare == "" || strings.ContainsAny(bare, "*~") {
		return 0, fmt.Errorf("word %q: put * or ~ at its edges only, around at least one letter", pattern)
	}
	b.words[letters] = p.Word
	if strings.ContainsFunc(bare, func(r rune) bool { return !fold.Letter(r) && r != '-' }) {
		b.symbols[bare] = p.Word
		return p.Word, nil
	}
	b.auto.Insert(bare, p)
	return p.Word, nil
}

// Build makes the lexicon of all phrases added so far.
func (b *Builder) Build() (*Lexicon, error) {
	if b.auto == nil {
		return nil, errors.New("building a lexicon: it has no phrase")
	}
	if !b.auto.Finish() {
		return nil, fmt.Errorf("building a lexicon: its words need more than %d states: shorten the lists", automaton.MaxStates)
	}
	l := &Lexicon{
		auto: b.auto, symbols: b.symbols, tails: b.tails, heads: b.heads,
		stems: make([]bool, len(b.words)), parts: make([]bool, len(b.words)),
	}
	for w, n := range b.words {
		l.parts[n] = w[0] == '*'
	}
	for w := range b.stems {
		if n, ok := b.words[w]; ok {
			l.stems[n] = true
		}
	}
	first := make([][]int32, len(b.words)) // word → its phrases
	for i := range b.phrases {
		for _, w := range b.phrases[i].steps[0].words {
			first[w] = append(first[w], int32(i))
		}
	}
	for _, phrases := range first {
		l.first = append(l.first, int32(len(l.opens))) //nolint:gosec // word lists are small
		for _, i := range phrases {
			o, then := l.open(&b.phrases[i])
			l.opens, l.thens = append(l.opens, o), append(l.thens, then)
		}
	}
	l.first = append(l.first, int32(len(l.opens))) //nolint:gosec // word lists are small
	slices.SortFunc(l.tails, func(x, y string) int { return len(y) - len(x) })
	return l, nil
}
