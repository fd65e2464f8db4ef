package finder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/words"
)

// class is the sort of a name form.
type class uint8

const (
	other     class = iota // means something else, and uses its words up
	name                   // "Werl", "Werls"
	qualified              // "Wickede (Ruhr)": nothing else is called so
	district               // "Kreises Soest"
	short                  // "HSK": counts only with context, case exact
	demonym                // "Werler"
	ort                    // name of an Ortsteil
)

// form is one way to write one body's name.
type form struct {
	text      string
	body      int // place in Finder.bodies; -1 for other things
	class     class
	ambiguous bool        // an Ortsteil whose name is not evidence enough
	gaps      []words.Gap // allowed before the second, third … word
	caps      uint32      // bit i: word i has to begin with a capital
}

// traits are what the judge of a match needs to know of a body.
type traits struct {
	needsContext, wordlike, homonyms, officesOnly bool
	postal                                        []string
	district                                      int // place of the district in Finder.bodies; -1 if it is no body
}

// kreisTitles stand before the name of a district, declined.
var kreisTitles = []string{"Kreis", "Kreises", "Kreise", "Kreisen", "Landkreis", "Landkreises", "Landkreise", "Landkreisen"}

// edge is a step in the tree: from a node by one more word.
type edge struct{ node, word int }

// forms is the tree of all name forms of a region, by word.
type forms struct {
	vocab  words.Vocabulary
	first  []int        // by word number: node after that first word; 0 if none
	next   map[edge]int // the node after a node and one more word
	ends   [][]form     // by node: the forms that end there
	cues   map[int]bool
	traits []traits
	towns  map[string][]int // folded bare name: places of the municipalities
	stems  map[string]int   // folded "soest" of "Kreis Soest": place of the district
}

func buildForms(bodies []notice.Body, index map[string]int, gaz *Gazetteer) *forms {
	f := &forms{
		vocab: words.Vocabulary{Words: map[string]int{}, Domains: map[string]int{}}, next: map[edge]int{}, ends: make([][]form, 1), cues: map[int]bool{},
		traits: make([]traits, len(bodies)), stems: map[string]int{}, towns: map[string][]int{},
	}
	entries := make(map[string]Entry, len(gaz.Bodies))
	for _, e := range gaz.Bodies {
		entries[e.AGS] = e
	}
	for i, b := range bodies {
		if b.Kind != notice.District {
			key := words.FoldPhrase(BareName(b.Name))
			f.towns[key] = append(f.towns[key], i)
		}
	}
	for i, b := range bodies {
		e := entries[b.AGS]
		t := traits{
			needsContext: e.NeedsContext, wordlike: e.Wordlike, homonyms: e.Homonyms, officesOnly: e.DemonymOnlyBeforeOffice,
			postal: e.PostalCodes, district: -1,
		}
		if d, ok := index[b.DistrictAGS]; ok {
			t.district = d
		}
		f.traits[i] = t
		if b.Kind == notice.District {
			f.addDistrict(i, b.Name)
		} else {
			f.addTown(i, b.Name, e)
		}
		for _, n := range slices.Concat(e.Names, b.Aliases) {
			f.addName(i, n)
		}
		for _, n := range e.Abbreviations {
			f.add(form{text: n, body: i, class: short})
		}
		for _, o := range e.Ortsteile {
			f.add(form{text: o.Name, body: i, class: ort, ambiguous: o.Ambiguous})
		}
		for _, d := range append(slices.Clone(e.Domains), hostOf(b.Homepage)) {
			if d != "" {
				f.vocab.Domains[strings.ToLower(d)] = i
			}
		}
	}
	for _, p := range slices.Concat(gaz.OtherThings, gaz.Areas) {
		f.add(form{text: p, body: -1, class: other})
	}
	for _, c := range gaz.Cues {
		for w := range strings.FieldsSeq(words.FoldPhrase(c)) {
			f.cues[f.number(w)] = true
		}
	}
	return f
}

// add puts a form into the tree.
func (f *forms) add(fm form) {
	parts, gaps := words.Split(fm.text)
	if len(parts) == 0 || len(parts) > 32 {
		return
	}
	var node int
	for i, w := range parts {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			fm.caps |= 1 << i
		}
		if i > 0 {
			fm.gaps = append(fm.gaps, words.Allowed(gaps[i-1]))
		}
		node = f.step(node, f.number(words.Fold(w)))
	}
	same := func(o form) bool { return o.body == fm.body && o.class == fm.class }
	if !slices.ContainsFunc(f.ends[node], same) {
		f.ends[node] = append(f.ends[node], fm)
	}
}

// step is the node behind word w at node, made if need be.
func (f *forms) step(node, w int) int {
	if node == 0 {
		for w >= len(f.first) {
			f.first = append(f.first, 0)
		}
		if f.first[w] == 0 {
			f.first[w] = f.node()
		}
		return f.first[w]
	}
	key := edge{node, w}
	if f.next[key] == 0 {
		f.next[key] = f.node()
	}
	return f.next[key]
}

func (f *forms) node() int {
	f.ends = append(f.ends, nil)
	return len(f.ends) - 1
}

// number is the number of a folded word, given if need be.
func (f *forms) number(w string) int {
	id, ok := f.vocab.Words[w]
	if !ok {
		id = len(f.vocab.Words)
		f.vocab.Words[w] = id
	}
	return id
}
