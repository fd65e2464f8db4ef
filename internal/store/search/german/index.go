package german

import (
	"strconv"
	"strings"
	"sync"

	"github.com/lagebild/lagebild/internal/store/pgtext"
)

// Analyser turns texts into index entries. It is safe for concurrent use.
type Analyser struct {
	split *Splitter
	room  sync.Pool // of *[]Word, for the words of one text

	mu    sync.RWMutex
	known map[string][]Term // entries of words met before: the same few thousand make up most of all texts
}

// maxKnown bounds how many words are remembered.
const maxKnown = 50000

// NewAnalyser makes an analyser.
func NewAnalyser() *Analyser {
	return &Analyser{split: NewSplitter(), room: sync.Pool{New: func() any { return new([]Word) }}, known: map[string][]Term{}}
}

// Version is the number of the rules: texts that were indexed by others are not found reliably. Whoever changes what Vector
// gives for a text raises it.
const Version = 1

// maxPos is the largest position that PostgreSQL keeps.
const maxPos = 16383

// maxText is how many bytes of a text are indexed. A tsvector may hold 1 MB; each word takes its own bytes and up to five more,
// so a text of very short, all different words needs a little over twice its own size.
const maxText = 400 << 10

// maxVector bounds a vector's text, in bytes: PostgreSQL takes vectors below 1 MB.
const maxVector = 900 << 10

// Term is one entry of the index for a word: its stem, that of the whole where words are joined, or a part of it.
type Term struct {
	Stem string
	Part bool
}

// Terms are the entries for the i-th of words. There are none for a word that stands everywhere. The slice is shared.
func (a *Analyser) Terms(words []Word, i int) []Term {
	whole := Whole(words, i)
	if whole == "" && Common(words[i].Fold) {
		return nil
	}
	terms := a.word(words[i].Fold)
	if whole == "" {
		return terms
	}
	return append([]Term{{Stem: Stem(whole)}}, terms...)
}

// word are the entries for a folded word by itself, its stem first.
func (a *Analyser) word(fold string) []Term {
	a.mu.RLock()
	out, ok := a.known[fold]
	a.mu.RUnlock()
	if ok {
		return out
	}
	stem := Stem(fold)
	out = []Term{{Stem: stem}}
	parts, _ := a.split.Parts(fold)
	for _, p := range parts {
		if p != stem {
			out = append(out, Term{Stem: p, Part: true})
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.known) < maxKnown {
		a.known[strings.Clone(fold)] = out
	}
	return out
}

// Parts are the stems of the words that a folded word is made of; see Splitter.Parts.
func (a *Analyser) Parts(fold string) (parts []string, whole bool) { return a.split.Parts(fold) }

// Vector is the text, or its beginning if it is very long, as PostgreSQL's tsvector in its written form: words with weight B,
// parts of compounds with weight D, both at the place of the word.
func (a *Analyser) Vector(text string) string {
	text = pgtext.Cut(text, maxText)
	room, _ := a.room.Get().(*[]Word)
	words := appendWords((*room)[:0], text)
	defer func() { *room = words; a.room.Put(room) }()
	out := make([]byte, 0, len(text)+len(text)/2)
	for i := range words {
		pos := strconv.Itoa(min(words[i].Pos, maxPos))
		for _, t := range a.Terms(words, i) {
			if len(out)+len(t.Stem)+8 > maxVector {
				return string(out)
			}
			if len(out) > 0 {
				out = append(out, ' ')
			}
			out = append(append(append(out, t.Stem...), ':'), pos...)
			if !t.Part {
				out = append(out, 'B')
			}
		}
	}
	return string(out)
}
