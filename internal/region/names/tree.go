package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/words"
)

// Class is the sort of a name form.
type Class uint8

// The classes.
const (
	Other     Class = iota // means something else, and uses its words up
	Name                   // "Werl", "Werls"
	Qualified              // "Wickede (Ruhr)": nothing else is called so
	District               // "Kreises Soest"
	Short                  // "HSK": counts only with context, case exact
	Demonym                // "Werler"
	Ort                    // name of an Ortsteil
)

// Form is one way to write one body's name.
type Form struct {
	Text      string
	Body      int // place among the bodies; −1 for other things
	Class     Class
	Ambiguous bool        // an Ortsteil whose name is not evidence enough
	Gaps      []words.Gap // allowed before the second, third … word
	Caps      uint32      // bit i: word i has to begin with a capital
}

// Traits are what the judge of a match needs to know of a body.
type Traits struct {
	NeedsContext bool // the bare name is not evidence enough
	Wordlike     bool // the name is also an ordinary German word
	Homonyms     bool // other municipalities bear the name
	OfficesOnly  bool // the adjective means something else elsewhere
	Postal       []string
	District     int // place of the district among the bodies; −1 if it is none of them
}

// kreisTitles stand before the name of a district, declined.
var kreisTitles = []string{"Kreis", "Kreises", "Kreise", "Kreisen", "Landkreis", "Landkreises", "Landkreise", "Landkreisen"}

// edge is a step in the tree: from a node by one more word.
type edge struct {
	node int
	word int32
}

// Tree has all name forms of a region, by word. It is immutable and safe for concurrent use.
type Tree struct {
	Vocabulary words.Vocabulary
	Traits     []Traits         // by place among the bodies
	Towns      map[string][]int // folded bare name: places of the municipalities
	Stems      map[string]int   // folded "soest" of "Kreis Soest": place of the district
	first      []int            // by word number: node after that first word; 0 if none
	next       map[edge]int     // the node after a node and one more word
	ends       [][]Form         // by node: the forms that end there
	cues       map[int32]bool
}

// First is the node after a first word, by its number; 0 if no form begins so.
func (tr *Tree) First(word int32) int {
	if word < 0 || int(word) >= len(tr.first) {
		return 0
	}
	return tr.first[word]
}

// Next is the node after a node and one more word; 0 if no form goes on so.
func (tr *Tree) Next(node int, word int32) int { return tr.next[edge{node, word}] }

// Ends are the forms that end at a node. The slice is the tree's.
func (tr *Tree) Ends(node int) []Form { return tr.ends[node] }

// IsCue reports whether a word shows a text to be about administrations.
func (tr *Tree) IsCue(word int32) bool { return tr.cues[word] }

// Build makes the tree for bodies, each with its kind and the AGS of its district, and what the gazetteer knows of them;
// index is their AGS to their place.
func Build(bodies []notice.Body, index map[string]int, gaz *Gazetteer) *Tree {
	tr := &Tree{
		Vocabulary: words.Vocabulary{Domains: map[string]int32{}}, next: map[edge]int{}, ends: make([][]Form, 1), cues: map[int32]bool{},
		Traits: make([]Traits, len(bodies)), Stems: map[string]int{}, Towns: map[string][]int{},
	}
	entries := make(map[string]Entry, len(gaz.Bodies))
	for _, e := range gaz.Bodies {
		entries[e.AGS] = e
	}
	for i, b := range bodies {
		if b.Kind != notice.District {
			key := words.FoldPhrase(BareName(b.Name))
			tr.Towns[key] = append(tr.Towns[key], i)
		}
	}
	for i, b := range bodies {
		e := entries[b.AGS]
		t := Traits{
			NeedsContext: e.NeedsContext, Wordlike: e.Wordlike, Homonyms: e.Homonyms, OfficesOnly: e.DemonymOnlyBeforeOffice,
			Postal: e.PostalCodes, District: -1,
		}
		if d, ok := index[b.DistrictAGS]; ok {
			t.District = d
		}
		tr.Traits[i] = t
		if b.Kind == notice.District {
			tr.addDistrict(i, b.Name)
		} else {
			tr.addTown(i, b.Name, e)
		}
		for _, n := range slices.Concat(e.Names, b.Aliases) {
			tr.addName(i, n)
		}
		for _, n := range e.Abbreviations {
			tr.add(Form{Text: n, Body: i, Class: Short})
		}
		for _, o := range e.Ortsteile {
			tr.add(Form{Text: o.Name, Body: i, Class: Ort, Ambiguous: o.Ambiguous})
		}
		for _, d := range append(slices.Clone(e.Domains), hostOf(b.Homepage)) {
			if d != "" {
				tr.Vocabulary.Domains[strings.ToLower(d)] = int32(i)
			}
		}
	}
	for _, p := range slices.Concat(gaz.OtherThings, gaz.Areas) {
		tr.add(Form{Text: p, Body: -1, Class: Other})
	}
	for _, c := range gaz.Cues {
		for w := range strings.FieldsSeq(words.FoldPhrase(c)) {
			tr.cues[tr.Vocabulary.Number(w)] = true
		}
	}
	return tr
}

// add puts a form into the tree.
func (tr *Tree) add(fm Form) {
	parts, gaps := words.Split(fm.Text)
	if len(parts) == 0 || len(parts) > 32 {
		return
	}
	var node int
	for i, w := range parts {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			fm.Caps |= 1 << i
		}
		if i > 0 {
			fm.Gaps = append(fm.Gaps, words.Allowed(gaps[i-1]))
		}
		node = tr.step(node, tr.Vocabulary.Number(words.Fold(w)))
	}
	same := func(o Form) bool { return o.Body == fm.Body && o.Class == fm.Class }
	if !slices.ContainsFunc(tr.ends[node], same) {
		tr.ends[node] = append(tr.ends[node], fm)
	}
}

// step is the node behind word w at node, made if need be.
func (tr *Tree) step(node int, w int32) int {
	if node == 0 {
		for int(w) >= len(tr.first) {
			tr.first = append(tr.first, 0)
		}
		if tr.first[w] == 0 {
			tr.first[w] = tr.node()
		}
		return tr.first[w]
	}
	key := edge{node, w}
	if tr.next[key] == 0 {
		tr.next[key] = tr.node()
	}
	return tr.next[key]
}

func (tr *Tree) node() int {
	tr.ends = append(tr.ends, nil)
	return len(tr.ends) - 1
}
