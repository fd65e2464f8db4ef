package eval

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
)

// Rule is what one rule of the extractor decided, alone or with others.
type Rule struct {
	Name      string
	Documents int // in which it decided something
	Right     int // statements
	Wrong     int
	Review    int // kept for review
}

// Rules tells for each rule how much it decides, by its name. A rule that decides in one document only is a remembered
// sentence.
func (r *Report) Rules() []Rule {
	byName := map[string]*Rule{}
	for i := range r.Results {
		res := &r.Results[i]
		seen := map[string]bool{}
		each := func(statements []notice.Statement, add func(*Rule)) {
			for _, s := range statements {
				for _, name := range slices.Compact(slices.Sorted(strings.SplitSeq(s.Rule, ">"))) {
					if byName[name] == nil {
						byName[name] = &Rule{Name: name}
					}
					add(byName[name])
					seen[name] = true
				}
			}
		}
		each(res.Right, func(r *Rule) { r.Right++ })
		each(res.Wrong, func(r *Rule) { r.Wrong++ })
		each(res.Review, func(r *Rule) { r.Review++ })
		for name := range seen {
			byName[name].Documents++
		}
	}
	var out []Rule
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		out = append(out, *byName[name])
	}
	slices.SortStableFunc(out, func(a, b Rule) int { return cmp.Compare(b.Right+b.Wrong+b.Review, a.Right+a.Wrong+a.Review) })
	return out
}

// Band is the statements whose confidence lies in [Low, High).
type Band struct {
	Low, High    float64
	Right, Wrong int // statements of Review count too: a band below the threshold shows whether it is well chosen
}

// Share is the share of right statements, 0–1.
func (b Band) Share() float64 { return ratio(b.Right, b.Right+b.Wrong) }

// bandWidth is that of the bands of Bands.
const bandWidth = 0.1

// Bands tells how often statements of a confidence are right, the highest band first.
func (r *Report) Bands() []Band {
	const n = 10
	var bands [n]Band
	for i := range bands {
		bands[i].Low, bands[i].High = float64(i)*bandWidth, float64(i+1)*bandWidth
	}
	at := func(s notice.Statement) *Band { return &bands[max(0, min(n-1, int(s.Confidence/bandWidth+1e-9)))] }
	for i := range r.Results {
		res := &r.Results[i]
		for _, s := range res.Right {
			at(s).Right++
		}
		for _, s := range res.Wrong {
			at(s).Wrong++
		}
		labels := res.Case.labels()
		for _, s := range res.Review {
			if labels[claimOf(s)] {
				at(s).Right++
			} else {
				at(s).Wrong++
			}
		}
	}
	var out []Band
	for i := range bands {
		if b := bands[n-1-i]; b.Right+b.Wrong > 0 {
			out = append(out, b)
		}
	}
	return out
}
