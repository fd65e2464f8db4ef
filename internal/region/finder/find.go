package finder

import (
	"slices"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/names"
	"github.com/lagebild/lagebild/internal/region/words"
)

// Mention is one place in a text that names a body. Start and End cover the name with the title that belongs to it ("Stadt
// Soest", "Kreisverwaltung Olpe", "Wickede (Ruhr)"), not an office that stands with it ("Rathaus Werl" gives "Werl").
type Mention struct {
	Start, End int    // text[Start:End], bytes
	AGS        string // of the body
	Form       string // the form that was recognised, as the region spells it
	Strong     bool   // named as an administration or in a way that nothing else is; false for a bare name
	Ort        bool   // named by one of its Ortsteile
	Demonym    bool   // named by an adjective or its people ("Werler")
	Domain     bool   // named only by its domain in a web or mail address
	Area       bool   // a district named as the place where something is ("im Kreis Soest"), not as the one who acts
	Implied    bool   // a district not named here ("der Kreis", "Kreisverwaltung") but clear from the text or its source
	Dateline   bool   // part of the place line before an article ("Siegen/Soest. …")
}

// Finder finds the bodies of one region. It is immutable and safe for concurrent use.
type Finder struct {
	bodies []notice.Body
	index  map[string]int // AGS to place in bodies
	tree   *names.Tree
}

// New makes a finder for bodies, each with its kind and the AGS of its district, and what the gazetteer knows of them.
func New(bodies []notice.Body, gaz *names.Gazetteer) *Finder {
	fi := &Finder{bodies: bodies, index: make(map[string]int, len(bodies))}
	for i, b := range bodies {
		fi.index[b.AGS] = i
	}
	fi.tree = names.Build(bodies, fi.index, gaz)
	return fi
}

// Reading is a text as it was read for names.
type Reading struct {
	Text     string
	Words    []words.Word // those of web and mail addresses left out, but for the domains of bodies
	Mentions []Mention    // in the order of the text, not overlapping
}

// Read finds the bodies named in text; own is the AGS of the body whose source it comes from, or anything else for none.
func (fi *Finder) Read(text, own string) Reading {
	s := fi.scan(text)
	if i, ok := fi.index[own]; ok {
		s.own = i
	}
	s.run()
	return Reading{Text: text, Words: s.words, Mentions: s.settle()}
}

// Exact is the AGS of the bodies that have the whole of q among their names, short forms or abbreviations.
func (fi *Finder) Exact(q string) []string {
	s := fi.scan(q)
	if len(s.words) == 0 || s.words[0].Domain >= 0 {
		return nil
	}
	matches, end := s.longest(0)
	if end != len(s.words)-1 {
		return nil
	}
	var hits []string
	for _, m := range matches {
		if m.Body >= 0 && m.Class != names.Ort && m.Class != names.Demonym {
			hits = append(hits, fi.bodies[m.Body].AGS)
		}
	}
	return hits
}

// Stem is the AGS of the district that is named with the folded name of a place ("soest" of "Kreis Soest").
func (fi *Finder) Stem(name string) (ags string, ok bool) {
	i, ok := fi.tree.Stems[name]
	if !ok {
		return "", false
	}
	return fi.bodies[i].AGS, true
}

func (fi *Finder) scan(text string) *scan {
	return &scan{r: fi, tree: fi.tree, text: text, words: fi.tree.Vocabulary.Cut(text), own: -1}
}

// need is what a candidate still lacks to count.
type need uint8

const (
	needNothing      need = iota
	needContext           // any sign that the text is about administrations of the region
	needDistrict          // own or another body of the same district
	needBody              // another mention of the same body
	needDistrictName      // which district is meant
)

// candidate is a mention that may still lack context.
type candidate struct {
	Mention
	bodies      []int // more than one if several bodies bear the name
	need        need
	first, last int // words
	list        listing
}

// listing is what a mention passes on to those coordinated with it.
type listing uint8

const (
	listNothing   listing = iota
	listStrong            // "die Städte Soest, Werl und …"
	listDistricts         // "die Kreise Soest und …"
	listOthers            // "die Amtsgerichte Soest und …"
)

// scan is one pass over one text.
type scan struct {
	r     *Finder
	tree  *names.Tree
	text  string
	words []words.Word
	own   int
	found []candidate

	lastWord int // where the last match ended, also one that was no body
	lastList listing
}

func (s *scan) run() {
	s.lastWord = -1
	for i := 0; i < len(s.words); {
		w := &s.words[i]
		if w.Domain >= 0 {
			s.found = append(s.found, candidate{
				Mention: Mention{Start: w.Start, End: w.End, Form: s.text[w.Start:w.End], Domain: true},
				bodies:  []int{int(w.Domain)}, first: i, last: i,
			})
			i++
			continue
		}
		matches, end := s.longest(i)
		if len(matches) == 0 {
			if s.implied(i) {
				s.takeImplied(i)
			}
			i++
			continue
		}
		s.take(matches, i, end)
		i = max(end, s.lastWord) + 1
	}
}

// longest finds the longest forms that begin at word i, and the last word of them.
func (s *scan) longest(i int) (best []names.Form, end int) {
	node := s.tree.First(s.words[i].ID)
	for j := i; node != 0; {
		if ok := s.accept(node, i, j); len(ok) > 0 {
			best, end = ok, j
		}
		j++
		if j >= len(s.words) || s.words[j].ID < 0 {
			break
		}
		node = s.tree.Next(node, s.words[j].ID)
	}
	return best, end
}

// accept gives the forms ending at node that fit the words i to j in case and gaps.
func (s *scan) accept(node int, i, j int) []names.Form {
	ends := s.tree.Ends(node)
	for k := range ends {
		if s.fits(&ends[k], i, j) {
			continue
		}
		// Most nodes have one form and it fits: only copy when one has to go.
		return slices.DeleteFunc(slices.Clone(ends), func(f names.Form) bool { return !s.fits(&f, i, j) })
	}
	return ends
}

func (s *scan) fits(f *names.Form, i, j int) bool {
	tagged := s.words[i].Tagged && f.Class != names.Other
	for k := i; k <= j; k++ {
		w := &s.words[k]
		if w.Domain >= 0 {
			return false
		}
		if f.Caps&(1<<(k-i)) != 0 && !w.Upper && !tagged && (f.Class != names.District || k > i || j == i) {
			return false
		}
		if k > i && s.gapBefore(k)&f.Gaps[k-i-1] == 0 {
			return false
		}
	}
	return true
}

// gapBefore is what stands between word k and the one before it.
func (s *scan) gapBefore(k int) words.Gap {
	if k <= 0 || k >= len(s.words) {
		return words.GapBreak
	}
	return words.Between(s.text, s.words[k-1].End, s.words[k].Start)
}

// prev is the folded word before word i if nothing but the allowed gap stands between them, else "".
func (s *scan) prev(i int, allow words.Gap) string {
	if i <= 0 || i >= len(s.words) || s.gapBefore(i)&allow == 0 {
		return ""
	}
	return s.words[i-1].Fold
}

// keep adds a candidate. A district found here without its name that turns out to be part of it is dropped.
func (s *scan) keep(c candidate) {
	for n := len(s.found); n > 0 && s.found[n-1].Implied && s.found[n-1].Start >= c.Start; n-- {
		s.found = s.found[:n-1]
	}
	s.found = append(s.found, c)
}
