package excerpt

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/store/search/german"
	"github.com/lagebild/lagebild/internal/store/search/query"
)

// Span is a part of a text, in bytes.
type Span = query.Span

// Piece is a passage of a text.
type Piece struct {
	Text  string
	Marks []Span // words that answer the query, in order, not overlapping; bytes of Text
	Cut   bool   // the text goes on before it
	More  bool   // and behind it
}

// Marker finds the words of texts that answer one query.
type Marker struct {
	analyser *german.Analyser
	marks    query.Marks
}

// NewMarker makes a marker.
func NewMarker(a *german.Analyser, marks query.Marks) *Marker {
	return &Marker{analyser: a, marks: marks}
}

// Mark finds the words of a text that answer the query, in order.
func (m *Marker) Mark(text string) []Span {
	words := german.Words(text)
	hit := make([]bool, len(words))
	for i := range words {
		for _, t := range m.analyser.Terms(words, i) {
			if !m.answers(t.Stem) {
				continue
			}
			hit[i] = true
			if !t.Part && t.Stem != german.Stem(words[i].Fold) { // all of the words that hyphens join
				for k := i; k <= i+words[i].Joined; k++ {
					hit[k] = true
				}
			}
		}
		for _, p := range m.marks.Phrases {
			for _, k := range m.phrase(words, i, p) {
				hit[k] = true
			}
		}
	}
	var out []Span
	for i, w := range words {
		if !hit[i] {
			continue
		}
		if n := len(out); n > 0 && hit[i-1] && hyphens(text[out[n-1].End:w.Start]) {
			out[n-1].End = w.End
			continue
		}
		out = append(out, Span{Start: w.Start, End: w.End})
	}
	return out
}

func hyphens(s string) bool { return s == "-" || s == "\u2010" || s == "\u2011" }

func (m *Marker) answers(stem string) bool {
	return m.marks.Stems[stem] || slices.ContainsFunc(m.marks.Prefixes, func(p string) bool { return strings.HasPrefix(stem, p) })
}

// phrase gives the words of a phrase that begins with the i-th; nil if it does not.
func (m *Marker) phrase(words []german.Word, i int, steps []query.Step) []int {
	var out []int
	for n, s := range steps {
		if n > 0 {
			i += s.Gap
		}
		if i >= len(words) || !slices.ContainsFunc(m.analyser.Terms(words, i), func(t german.Term) bool { return t.Stem == s.Stem }) {
			return nil
		}
		out = append(out, i)
	}
	return out
}

// Limits of excerpts, in bytes.
const (
	width    = 220     // of a piece
	maxText  = 200_000 // of a text that is looked through
	headroom = 60      // before the first mark of a piece
)

// Pieces are up to n passages of a text that show most of what answers the query, in the order of the text; its beginning,
// if nothing does.
func (m *Marker) Pieces(text string, n int) []Piece {
	if len(text) > maxText {
		text = text[:border(text, maxText)]
	}
	marks := m.Mark(text)
	if len(marks) == 0 {
		return []Piece{piece(text, nil, 0, width)}
	}
	type window struct{ start, end, different, marks int }
	var all []window
	for i := range marks {
		w := window{start: max(0, marks[i].Start-headroom)}
		w.end = w.start + width
		var seen []string
		for k := i; k < len(marks) && marks[k].End <= w.end; k++ {
			w.marks++
			if f := german.Fold(text[marks[k].Start:marks[k].End]); !slices.Contains(seen, f) {
				seen = append(seen, f)
			}
		}
		w.different = len(seen)
		all = append(all, w)
	}
	slices.SortStableFunc(all, func(a, b window) int {
		return cmp.Or(cmp.Compare(b.different, a.different), cmp.Compare(b.marks, a.marks))
	})
	var chosen []window
	for _, w := range all {
		if len(chosen) < n && !slices.ContainsFunc(chosen, func(c window) bool { return w.start < c.end && c.start < w.end }) {
			chosen = append(chosen, w)
		}
	}
	slices.SortFunc(chosen, func(a, b window) int { return cmp.Compare(a.start, b.start) })
	out := make([]Piece, 0, len(chosen))
	for _, w := range chosen {
		out = append(out, piece(text, marks, w.start, w.end))
	}
	return out
}

// piece cuts a passage out of a text, at the borders of words.
func piece(text string, marks []Span, start, end int) Piece {
	start, end = border(text, start), border(text, min(end, len(text)))
	for _, m := range marks { // no mark is cut apart
		if m.Start < start && start < m.End {
			start = m.Start
		}
		if m.Start < end && end < m.End {
			end = m.End
		}
	}
	if start > 0 {
		if i := strings.IndexAny(text[start:min(end, start+headroom)], " \n\t"); i >= 0 && !slices.ContainsFunc(marks, func(m Span) bool { return m.Start >= start && m.Start < start+i }) {
			start += i + 1
		}
	}
	if end < len(text) {
		if i := strings.LastIndexAny(text[start:end], " \n\t"); i > 0 && !slices.ContainsFunc(marks, func(m Span) bool { return m.End > start+i && m.End <= end }) {
			end = start + i
		}
	}
	p := Piece{Text: text[start:end], Cut: start > 0, More: end < len(text)}
	for _, m := range marks {
		if m.Start >= start && m.End <= end {
			p.Marks = append(p.Marks, Span{Start: m.Start - start, End: m.End - start})
		}
	}
	return p
}

// border is the next place at or before n at which a rune begins.
func border(s string, n int) int {
	n = min(n, len(s))
	for n > 0 && n < len(s) && s[n]&0xC0 == 0x80 {
		n--
	}
	return n
}
