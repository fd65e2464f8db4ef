package finder

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/region/names"
	"github.com/lagebild/lagebild/internal/region/words"
)

// rightSide looks at what follows a name: "Iserlohn-Letmathe" is Iserlohn, "Neunkirchen/Saar" is not ours.
func (s *scan) rightSide(c *candidate, t names.Traits, listed bool) bool {
	k := c.last + 1
	if k >= len(s.words) {
		return true
	}
	next := &s.words[k]
	g := words.Between(s.text, c.End, next.Start)
	matches, end := s.longest(k)
	switch g {
	case words.GapHyphen:
		for _, m := range matches {
			if m.Class == names.Ort && m.Body == c.bodies[0] {
				c.last, c.End = end, s.words[end].End
				return true
			}
		}
		if len(matches) > 0 { // "VHS Werl-Wickede-Ense" is an office of all three, "Hagen-Siegen" a railway line
			return listed || words.IsOffice(s.prev(c.first, words.Near))
		}
		return !t.Homonyms || !next.Upper
	case words.GapSlash, words.GapOpen:
		if !t.Homonyms || len(matches) > 0 || !next.Upper || words.Titles[next.Fold] {
			return true
		}
		return c.Strong
	}
	return true
}

// left is what the words before a name make of it.
type left uint8

const (
	leftNothing left = iota
	leftStrong
	leftDistrict
	leftBlocks
)

// leftSide looks at what precedes a name, and moves the candidate's start to a title that belongs to the name.
func (s *scan) leftSide(c *candidate, t names.Traits, listed bool) left {
	i := c.first
	p := s.prev(i, words.Near)
	if is, several := words.Institution(p); is {
		if several {
			s.lastList = listOthers
		}
		return leftBlocks
	}
	switch {
	case words.IsTitle(p):
		if s.singular(p) {
			s.widen(c)
			s.twinKreis(c.first)
		}
		return leftStrong
	case words.KreisOffices[p]:
		s.widen(c)
		s.twinStadt(c.first, c.bodies[0])
		return leftDistrict
	case words.IsKreis(p):
		return leftBlocks
	case words.IsOffice(p):
		s.twinKreis(i - 1)
		return leftStrong
	case s.gapBefore(i) == words.GapHyphen && !listed, s.person(i), words.Articles[p] && !listed:
		return leftBlocks
	case len(p) == 5 && p[0] >= '0' && p[0] <= '9' && len(t.Postal) > 0:
		if slices.Contains(t.Postal, p) {
			return leftStrong
		}
		return leftBlocks
	case p == "in" || p == "von" || p == "zu":
		return s.farLeft(c)
	}
	return leftNothing
}

// farLeft looks past a preposition: "Rathaus in Werl", "Kreishaus in Soest", "Amtsgericht in Soest".
func (s *scan) farLeft(c *candidate) left {
	pp := s.prev(c.first-1, words.Near)
	if is, several := words.Institution(pp); is {
		if several {
			s.lastList = listOthers
		}
		return leftBlocks
	}
	switch {
	case words.KreisOffices[pp]:
		s.widen(c)
		s.widen(c)
		return leftDistrict
	case words.IsOffice(pp):
		return leftStrong
	}
	return leftNothing
}

// singular says whether a title names one municipality; "die Städte Soest" does not make "Städte" part of the name.
func (s *scan) singular(title string) bool {
	return !strings.HasSuffix(title, "en") && title != "staedte"
}

// widen takes the word before the candidate into it.
func (s *scan) widen(c *candidate) {
	used := -1
	if n := len(s.found); n > 0 && !s.found[n-1].Implied {
		used = s.found[n-1].last
	}
	if c.first-1 > used {
		c.first--
		c.Start = s.words[c.first].Start
	}
}

// person says whether word i is somebody's family name.
func (s *scan) person(i int) bool {
	p := s.prev(i, words.GapSpace|words.GapDot)
	if p == "" {
		return false
	}
	if s.gapBefore(i) == words.GapDot {
		return p == "dr" || p == "prof" || len(p) == 1 && s.words[i-1].Upper && p >= "a"
	}
	return words.Persons[p] && s.words[i-1].Upper
}

// ordinaryWord says whether a name that is also a word is meant as the word.
func (s *scan) ordinaryWord(c *candidate) bool {
	p := s.prev(c.first, words.GapSpace)
	label := strings.HasPrefix(s.text[c.End:], ":") // "06:30 Siegen: …"
	if p == "bitte" || len(p) > 0 && p[0] >= '0' && p[0] <= '9' && len(p) < 3 && !label {
		return true
	}
	switch p {
	case "in", "aus", "bei":
		return false // "In Siegen können …"
	}
	k := c.last + 1
	return k < len(s.words) && s.gapBefore(k) == words.GapSpace && words.AfterVerb[s.words[k].Fold]
}
