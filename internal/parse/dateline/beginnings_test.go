package dateline

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestBeginnings: what find does without a regular expression, it must do for no line that the expression matches.
func TestBeginnings(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		re    *regexp.Regexp
		words string
	}{{reUpdate, updates}, {reMeta, metas}, {reWhenStart, weekdays}} {
		parsed, err := syntax.Parse(tc.re.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		prog, err := syntax.Compile(parsed.Simplify())
		if err != nil {
			t.Fatal(err)
		}
		may := func(s string) bool {
			return mayBegin(prog, s) || mayBegin(prog, strings.ToUpper(s)) || mayBegin(prog, strings.ToUpper(s[:1])+s[1:])
		}
		known := strings.Fields(tc.words)
		var try func(begun string)
		try = func(begun string) {
			for c := 'a'; c <= 'z'; c++ {
				s := begun + string(c)
				if !may(s) {
					continue
				}
				for _, line := range []string{s + ".", s + " ", s + "ä", s + ":"} {
					if may(line) && (!beginsLike(tc.words, line) || !beginsLike(tc.words, strings.ToUpper(line))) {
						t.Errorf("%.40s…: a match may begin with %q, which find takes for none", tc.re, line)
					}
				}
				known = slices.DeleteFunc(known, func(w string) bool { return w == s })
				if len(s) < 4 {
					try(s)
				} else if !beginsLike(tc.words, s+"x") {
					t.Errorf("%.40s…: a match may begin with %q, which find takes for none", tc.re, s)
				}
			}
		}
		try("")
		for c := rune(' '); c < unicode.MaxASCII; c++ {
			if sign := string(c); !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '(' && may(sign) && find(tc.re, tc.words, sign+"x") == "" {
				t.Errorf("%.40s…: a match may begin with %q, which find takes for none", tc.re, sign)
			}
		}
		if len(known) > 0 {
			t.Errorf("%.40s…: no match begins with %q", tc.re, known)
		}
		for _, line := range []string{"Das", "Die ", "Wir", "x"} {
			if tc.words == weekdays && beginsLike(tc.words, line) {
				t.Errorf("%q begins like no day of the week", line)
			}
		}
	}
}

// mayBegin reports whether the program goes on after reading s, letters with at most one other sign behind.
func mayBegin(prog *syntax.Prog, s string) bool {
	at := map[uint32]bool{uint32(prog.Start): true}
	for i, r := range s {
		now, next := map[uint32]bool{}, map[uint32]bool{}
		for pc := range at {
			follow(prog, now, pc, i > 0 && unicode.IsLetter(r))
		}
		for pc := range now {
			if in := &prog.Inst[pc]; consumes(in) && in.MatchRune(r) {
				next[in.Out] = true
			}
		}
		at = next
	}
	return len(at) > 0
}

// follow adds to seen what the program may do next at pc; inWord tells that letters stand before and behind.
func follow(prog *syntax.Prog, seen map[uint32]bool, pc uint32, inWord bool) {
	if seen[pc] {
		return
	}
	seen[pc] = true
	switch in := &prog.Inst[pc]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		follow(prog, seen, in.Out, inWord)
		follow(prog, seen, in.Arg, inWord)
	case syntax.InstEmptyWidth:
		if !inWord || syntax.EmptyOp(in.Arg)&syntax.EmptyWordBoundary == 0 {
			follow(prog, seen, in.Out, inWord)
		}
	case syntax.InstCapture, syntax.InstNop:
		follow(prog, seen, in.Out, inWord)
	}
}

func consumes(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}
