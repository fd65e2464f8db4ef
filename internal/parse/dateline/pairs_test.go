package dateline

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

// TestPairs: what find does without a regular expression, it must do for no line that the expression matches.
func TestPairs(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		re    *regexp.Regexp
		pairs string
	}{{reUpdate, updates}, {reMeta, metas}, {reWhenStart, weekdays}} {
		parsed, err := syntax.Parse(tc.re.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		prog, err := syntax.Compile(parsed.Simplify())
		if err != nil {
			t.Fatal(err)
		}
		known := strings.Fields(tc.pairs)
		begins := 0
		for a := 'a'; a <= 'z'; a++ {
			for b := 'a'; b <= 'z'; b++ {
				pair := string([]rune{a, b})
				if !mayBegin(prog, pair) && !mayBegin(prog, strings.ToUpper(pair)) && !mayBegin(prog, strings.ToUpper(pair[:1])+pair[1:]) {
					continue
				}
				begins++
				if !slices.Contains(known, pair) {
					t.Errorf("%.40s…: a match may begin with %q, which find takes for none", tc.re, pair)
				}
			}
		}
		if begins != len(known) {
			t.Errorf("%.40s…: matches begin with %d pairs of letters, %d are listed", tc.re, begins, len(known))
		}
	}
}

// mayBegin reports whether the program goes on after reading s.
func mayBegin(prog *syntax.Prog, s string) bool {
	at := follow(prog, map[uint32]bool{}, uint32(prog.Start))
	for _, r := range s {
		next := map[uint32]bool{}
		for pc := range at {
			if in := &prog.Inst[pc]; consumes(in) && in.MatchRune(r) {
				follow(prog, next, in.Out)
			}
		}
		at = next
	}
	return len(at) > 0
}

// follow adds to seen what the program may do next at pc, whatever stands before or behind.
func follow(prog *syntax.Prog, seen map[uint32]bool, pc uint32) map[uint32]bool {
	if seen[pc] {
		return seen
	}
	seen[pc] = true
	switch in := &prog.Inst[pc]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		follow(prog, seen, in.Out)
		follow(prog, seen, in.Arg)
	case syntax.InstCapture, syntax.InstEmptyWidth, syntax.InstNop:
		follow(prog, seen, in.Out)
	}
	return seen
}

func consumes(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}
