package german

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
)

//go:embed data/atoms.txt
var atomsFile string

// Bounds of what is split, in letters of the folded word.
const (
	minCompound = 7 // shortest word that is split
	minEdge     = 5 // shortest part that is found where the rest of the word is not known
	minRest     = 3 // shortest such rest
	minPart     = 3
)

// Splitter takes compounds apart. It is immutable and safe for concurrent use.
type Splitter struct {
	inner  map[string]string     // form inside a compound, with its link, to the stem of the word
	final  map[string]bool       // stems of words at the end of a compound
	whole  map[string]bool       // stems of words that are not split
	starts map[[minPart]byte]int // first letters of the forms, to the length of the longest
}

// NewSplitter makes a splitter from the list of words that compounds are made of.
func NewSplitter() *Splitter {
	s := &Splitter{inner: map[string]string{}, final: map[string]bool{}, whole: map[string]bool{}, starts: map[[minPart]byte]int{}}
	for line := range strings.SplitSeq(atomsFile, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			s.add(Fold(w))
		}
	}
	return s
}

// add enters a word with the forms that it takes inside a compound.
func (s *Splitter) add(w string) {
	if len(w) < minPart {
		return
	}
	stem := Stem(w)
	s.final[stem], s.whole[stem] = true, true
	forms := []string{w, w + "s", w + "es", w + "n", w + "en", w + "er", w + "e", w + "ens"}
	if short, ok := strings.CutSuffix(w, "e"); ok && len(short) > minPart {
		forms = append(forms, short)
	}
	for i, f := range forms {
		if _, ok := s.inner[f]; ok && i > 0 {
			continue // a word of its own goes before a form of another
		}
		s.inner[f] = stem
		first := [minPart]byte([]byte(f[:minPart]))
		s.starts[first] = max(s.starts[first], len(f))
	}
}

// Parts are the stems of the words that a folded word is made of, first to last; nil if it is not a compound of known
// words. Where only its beginning or its end is a known word, that alone is given, and whole is false.
func (s *Splitter) Parts(fold string) (parts []string, whole bool) {
	if len(fold) < minCompound || !lower(fold) || s.whole[Stem(fold)] {
		return nil, false
	}
	if parts := s.split(fold, 0); len(parts) > 1 {
		return parts, true
	}
	return s.edges(fold), false
}

// split takes all of fold[from:] apart, with as few parts as can be found by taking the longest first; nil if it cannot.
func (s *Splitter) split(fold string, from int) []string {
	rest := fold[from:]
	if from > 0 && len(rest) >= minPart {
		if stem := Stem(rest); s.final[stem] {
			return []string{stem}
		}
	}
	if len(rest) < 2*minPart {
		return nil
	}
	for n := min(s.starts[[minPart]byte([]byte(rest[:minPart]))], len(rest)-minPart); n >= minPart; n-- {
		stem, ok := s.inner[rest[:n]]
		if !ok {
			continue
		}
		if tail := s.split(fold, from+n); tail != nil {
			return append([]string{stem}, tail...)
		}
	}
	return nil
}

// edges finds the longest known word at the beginning and at the end of one that is not known as a whole.
func (s *Splitter) edges(fold string) []string {
	var out []string
	head := 0
	for n := min(s.starts[[minPart]byte([]byte(fold[:minPart]))], len(fold)-minRest); n >= minEdge; n-- {
		if stem, ok := s.inner[fold[:n]]; ok {
			out, head = append(out, stem), n
			break
		}
	}
	for i := max(minRest, head); len(fold)-i >= minEdge; i++ {
		if stem := Stem(fold[i:]); s.final[stem] {
			return append(out, stem)
		}
	}
	return out
}

// Words lists the stems of the words that compounds are made of, in order.
func (s *Splitter) Words() []string { return slices.Sorted(maps.Keys(s.final)) }
