package finder

import (
	"regexp"
	"strings"

	"github.com/lagebild/lagebild/internal/region/names"
	"github.com/lagebild/lagebild/internal/region/words"
)

// order says which class a match is taken for if one form is of several.
var order = []names.Class{names.Other, names.Qualified, names.District, names.Name, names.Short, names.Demonym, names.Ort}

// take judges a match over the words i to end and keeps it if it names a body.
func (s *scan) take(matches []names.Form, i, end int) {
	inherited := listNothing
	if s.coordinated(i) {
		inherited = s.lastList
	}
	s.lastWord, s.lastList = end, listNothing
	for _, c := range order {
		var of []names.Form
		for k := range matches {
			if matches[k].Class == c {
				of = append(of, matches[k])
			}
		}
		if len(of) == 0 {
			continue
		}
		cand := candidate{first: i, last: end}
		cand.Start, cand.End, cand.Form = s.words[i].Start, s.words[end].End, of[0].Text
		for _, f := range of {
			cand.bodies = append(cand.bodies, f.Body)
		}
		var keep bool
		switch c {
		case names.Other:
			s.lastList = s.othersList(i)
		case names.District:
			keep = s.judgeDistrict(&cand, of[0])
		case names.Name, names.Qualified:
			keep = s.judgeName(&cand, c, inherited)
		case names.Short:
			keep = s.judgeShort(&cand)
		case names.Demonym:
			keep = s.judgeDemonym(&cand)
		case names.Ort:
			keep = s.judgeOrt(&cand, of[0].Ambiguous)
		}
		if keep {
			cand.Dateline = s.dateline(&cand)
			s.keep(cand)
			s.lastWord, s.lastList = cand.last, cand.list
		}
		return
	}
}

// othersList lets "mit Sitz in Hemer und Siegen" pass over what is coordinated with it.
func (s *scan) othersList(i int) listing {
	if _, several := words.Institution(s.words[i].Fold); several {
		return listOthers
	}
	return listNothing
}

// coordinated says whether word i goes on a list that the last match stands in.
func (s *scan) coordinated(i int) bool {
	if s.lastWord < 0 || i-s.lastWord > 4 {
		return false
	}
	for k := s.lastWord + 1; k <= i; k++ {
		if k < i && !words.Connectors[s.words[k].Fold] {
			return false
		}
		if s.gapBefore(k)&(words.GapSpace|words.GapComma|words.GapSlash|words.GapAmp) == 0 && (s.gapBefore(k) != words.GapHyphen || s.lastList != listStrong) {
			return false
		}
	}
	return true
}

// postposed finds the kind of body behind a name, as lists and tables have it ("Soest, Kreis", "Soest (Kreis)"): the place of
// the district, or of the town for "Soest, Stadt"; -1 if none is given.
func (s *scan) postposed(c *candidate) int {
	k := c.last + 1
	if k >= len(s.words) || s.gapBefore(k)&(words.GapComma|words.GapOpen) == 0 || !s.words[k].Upper {
		return -1
	}
	if k+1 < len(s.words) && s.gapBefore(k+1)&(words.GapSpace|words.GapHyphen|words.GapDot) != 0 {
		return -1
	}
	switch s.words[k].Fold {
	case "kreis":
		if d, ok := s.tree.Stems[words.FoldPhrase(c.Form)]; ok {
			return d
		}
	case "stadt", "gemeinde":
		if len(c.bodies) == 1 {
			return c.bodies[0]
		}
	}
	return -1
}

// judgeName judges the bare or qualified name of a municipality.
func (s *scan) judgeName(c *candidate, cl names.Class, inherited listing) bool {
	t := s.tree.Traits[c.bodies[0]]
	c.Strong = cl == names.Qualified
	if c.Strong && strings.IndexByte(s.text[c.Start:c.End], '(') > 0 && strings.HasPrefix(s.text[c.End:], ")") {
		c.End++
	}
	if inherited == listOthers {
		return false
	}
	if d := s.postposed(c); d >= 0 {
		c.bodies, c.Strong = []int{d}, true
		return true
	}
	if !s.rightSide(c, t, inherited == listStrong) {
		return false
	}
	if d, ok := s.tree.Stems[words.FoldPhrase(c.Form)]; ok && inherited == listDistricts {
		c.bodies, c.list, c.Strong = []int{d}, listDistricts, true
		return true
	}
	if inherited == listStrong {
		c.Strong, c.list = true, listStrong
	}
	switch s.leftSide(c, t, inherited != listNothing) {
	case leftBlocks:
		return false
	case leftDistrict:
		return s.toDistrict(c)
	case leftStrong:
		c.Strong, c.list = true, listStrong
	}
	if !c.Strong && t.Wordlike && s.ordinaryWord(c) {
		return false
	}
	if !c.Strong && (t.NeedsContext || len(c.bodies) > 1) {
		c.need = needContext
	}
	return true
}

// toDistrict makes the candidate one of the district that its municipality lies in, if that is one of the bodies.
func (s *scan) toDistrict(c *candidate) bool {
	d := s.tree.Traits[c.bodies[0]].District
	if d < 0 {
		return false
	}
	c.bodies, c.Strong, c.list, c.need = []int{d}, true, listDistricts, needNothing
	return true
}

// judgeDistrict judges a form of a district.
func (s *scan) judgeDistrict(c *candidate, f names.Form) bool {
	p := s.prev(c.first, words.Near)
	if is, _ := words.Institution(p); is {
		return false
	}
	if s.gapBefore(c.first) == words.GapHyphen && !words.IsOffice(p) {
		return false
	}
	c.Strong = true
	if strings.HasPrefix(f.Text, "Kreise ") || strings.HasPrefix(f.Text, "Kreisen ") || strings.HasPrefix(f.Text, "Landkreisen ") {
		c.list = listDistricts
	}
	if words.KreisOffices[p] {
		s.widen(c)
	}
	if words.IsKreis(s.words[c.first].Fold) {
		s.twinStadt(c.first, c.bodies[0])
	}
	c.Area = s.area(c.first)
	return true
}

// area says whether a district that begins at word i is named as a place.
func (s *scan) area(i int) bool {
	p := s.prev(i, words.GapSpace)
	if p == "gesamten" || p == "ganzen" {
		i--
		p = s.prev(i, words.GapSpace)
	}
	switch p {
	case "im":
		return true
	case "den":
		return s.prev(i-1, words.GapSpace) == "in"
	}
	return s.gapBefore(i) == words.GapOpen
}

// twinStadt keeps the town of "Stadt und Kreis Soest"; i is the word "Kreis", body the district or a town in it.
func (s *scan) twinStadt(i, body int) {
	and := s.prev(i, words.GapSpace)
	if (and != "und" && and != "oder") || i < 2 || s.gapBefore(i-1)&(words.GapSpace|words.GapDash|words.GapOther) == 0 || s.words[i-2].Fold != "stadt" {
		return
	}
	full := s.r.bodies[body].Name
	if stem, ok := names.DistrictStem(full); ok {
		full = stem
	}
	for _, b := range s.tree.Towns[words.FoldPhrase(names.BareName(full))] {
		s.keepTwin(i-2, b)
	}
}

// twinKreis keeps the district of "Kreis und Stadt Soest"; i is the word "Stadt" or the office, the name follows it.
func (s *scan) twinKreis(i int) {
	and := s.prev(i, words.GapSpace)
	if (and != "und" && and != "oder") || i < 2 || s.words[i-2].Fold != "kreis" {
		return
	}
	if d, ok := s.tree.Stems[s.words[i+1].Fold]; ok {
		s.keepTwin(i-2, d)
	}
}

func (s *scan) keepTwin(i, body int) {
	w := &s.words[i]
	s.keep(candidate{
		Mention: Mention{Start: w.Start, End: w.End, Form: s.r.bodies[body].Name, Strong: true},
		bodies:  []int{body}, first: i, last: i,
	})
}

// judgeShort judges an abbreviation such as "HSK".
func (s *scan) judgeShort(c *candidate) bool {
	p := s.prev(c.first, words.GapSpace|words.GapHyphen)
	if s.gapBefore(c.first) == words.GapHyphen && p != "kreis" || c.last+1 < len(s.words) && s.gapBefore(c.last+1) == words.GapHyphen {
		return false
	}
	exact := s.text[c.Start:c.End] == c.Form
	c.need = needDistrict
	c.Area = s.area(c.first)
	switch p {
	case "im", "der", "des", "dem", "beim", "vom":
		c.need, c.Strong = needContext, true
	case "kreis", "kreises", "landkreis":
		s.widen(c)
		c.need, c.Strong = needContext, true
		exact = true // "KREIS SIWI"
	}
	return exact
}

// judgeDemonym judges an adjective such as "Werler": what it stands before decides.
func (s *scan) judgeDemonym(c *candidate) bool {
	if s.gapBefore(c.first) == words.GapHyphen || s.person(c.first) {
		return false
	}
	t := s.tree.Traits[c.bodies[0]]
	c.Demonym = true
	at := s.governed(c.last)
	noun := ""
	if at < len(s.words) {
		noun = s.words[at].Fold
	}
	is, _ := words.Institution(noun)
	switch {
	case is || words.IsOtherThing(noun):
		return false
	case words.KreisOffices[noun]:
		if at == c.last+1 {
			c.last, c.End = at, s.words[at].End
		}
		return s.toDistrict(c)
	case words.IsOffice(noun):
		c.Strong = true
		return true
	}
	c.need = needContext
	return !t.OfficesOnly
}

// governed is the noun that the adjective ending at word k belongs to, past adjectives coordinated with it and one in lower
// case ("Soester und Werler Rathaus", "Werler städtische Bücherei"); len(s.words) if there is none.
func (s *scan) governed(k int) int {
	lower := 0
	for k++; k < len(s.words) && s.words[k].Domain < 0; k++ {
		w := &s.words[k]
		if s.gapBefore(k)&(words.GapSpace|words.GapHyphen|words.GapComma) == 0 {
			break
		}
		if words.Connectors[w.Fold] {
			continue
		}
		if matches, end := s.longest(k); len(matches) > 0 && matches[0].Class == names.Demonym {
			k = end
			continue
		}
		if w.Upper {
			return k
		}
		if lower++; lower > 1 {
			break
		}
	}
	return len(s.words)
}

// judgeOrt judges the name of an Ortsteil.
func (s *scan) judgeOrt(c *candidate, ambiguous bool) bool {
	c.Ort = true
	l := s.leftSide(c, names.Traits{}, false)
	if l == leftBlocks || l == leftDistrict {
		return false
	}
	c.Strong = l == leftStrong
	c.need = needContext
	if ambiguous || len(c.bodies) > 1 {
		c.need = needBody
		p := s.prev(c.first, words.GapSpace)
		return c.Strong || p == "in" || p == "aus" || strings.HasPrefix(p, "ortsteil") || strings.HasPrefix(p, "stadtteil")
	}
	return true
}

// placeLine is what a line of places looks like that opens an article.
var placeLine = regexp.MustCompile(`^\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)?(?:(?:/|, )\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)?)*` +
	`(?: \([\p{L}/ -]{2,8}\))?(?:\. ?[-–]? ?\S|\.[-–] ?\S|, \d{1,2}\.)`)

// longestPlaceLine bounds, in bytes, how far into its line a name can stand and still be part of a place line.
const longestPlaceLine = 80

// dateline says whether a candidate stands in the line of places that opens an article ("Siegen/Soest. …", "Welver (ots). …").
func (s *scan) dateline(c *candidate) bool {
	lo := max(c.Start-longestPlaceLine-1, 0) // a line that begins before that is too long for one
	from := lo + strings.LastIndexByte(s.text[lo:c.Start], '\n') + 1
	before := s.text[from:c.Start]
	if len(before) > longestPlaceLine || before != "" && !strings.HasSuffix(before, "/") && !strings.HasSuffix(before, ", ") {
		return false
	}
	line, _, _ := strings.Cut(s.text[from:min(len(s.text), from+3*longestPlaceLine)], "\n")
	at := placeLine.FindStringIndex(line)
	return at != nil && from+at[1] > c.End
}
