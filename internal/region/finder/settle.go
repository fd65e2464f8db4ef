package finder

import "github.com/lagebild/lagebild/internal/region/words"

// settle decides on the candidates that lack context.
func (s *scan) settle() []Mention {
	sure := make([]bool, len(s.r.bodies))
	context := s.own >= 0 || s.hasCue()
	for _, c := range s.found {
		if c.need == needNothing && len(c.bodies) == 1 {
			sure[c.bodies[0]] = true
			context = true
		}
	}
	districts := map[int]bool{}
	mark := func(b int) {
		sure[b] = true
		if d := s.f.traits[b].district; d >= 0 {
			districts[d] = true
		}
	}
	for b, ok := range sure {
		if ok || b == s.own {
			mark(b)
		}
	}
	keep := make([]bool, len(s.found))
	for _, level := range []need{needNothing, needContext, needDistrict, needBody} {
		for i := range s.found {
			c := &s.found[i]
			if c.need != level {
				continue
			}
			b := s.choose(c.bodies, sure, districts)
			if b < 0 {
				continue
			}
			d := s.f.traits[b].district
			switch level {
			case needNothing:
				keep[i] = true
			case needContext:
				keep[i] = context
			case needDistrict:
				keep[i] = sure[b] || d >= 0 && districts[d]
			case needBody:
				keep[i] = sure[b]
			}
			if keep[i] {
				c.AGS = s.r.bodies[b].AGS
				if level != needNothing && !c.Ort {
					mark(b)
				}
			}
		}
	}
	var out []Mention
	for i := range s.found {
		c := &s.found[i]
		if c.need == needDistrictName {
			d := s.resolveImplied(i, keep)
			if d < 0 {
				continue
			}
			c.AGS, keep[i] = s.r.bodies[d].AGS, true
		}
		if keep[i] {
			out = append(out, c.Mention)
		}
	}
	return out
}

// choose picks the one body that a shared name stands for: the own one, one named without doubt, one whose district is
// named; -1 if that leaves more than one, because a wrong body is worse than none.
func (s *scan) choose(bodies []int, sure []bool, districts map[int]bool) int {
	if len(bodies) == 1 {
		return bodies[0]
	}
	tests := []func(int) bool{
		func(b int) bool { return b == s.own },
		func(b int) bool { return sure[b] },
		func(b int) bool { return districts[s.f.traits[b].district] },
	}
	for _, test := range tests {
		hit, n := -1, 0
		for _, b := range bodies {
			if test(b) {
				hit = b
				n++
			}
		}
		if n == 1 {
			return hit
		}
	}
	return -1
}

// hasCue says whether the text speaks of administrations at all.
func (s *scan) hasCue() bool {
	for i := range s.words {
		if w := &s.words[i]; w.ID >= 0 && s.f.cues[w.ID] || w.Upper && words.IsOffice(w.Fold) {
			return true
		}
	}
	return false
}
