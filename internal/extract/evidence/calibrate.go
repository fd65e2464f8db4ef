package evidence

import (
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
)

// ReviewBelow is the confidence below which a statement is kept for a person instead of shown as fact.
const ReviewBelow = 0.5

// doubtful is the confidence below which "available" is not shown as fact: that something works must not be guessed.
const doubtful = 0.72

// shares says how often statements of a status were right by the rule that decided them, measured on the labelled notices
// that the word lists were made with. Rules that decided too few of them are left out.
var shares = map[notice.Status]map[string]float64{
	notice.Available: {
		"not-trouble": 0.96, "reach": 0.96, "work": 0.93, "open": 0.92, "do": 0.90, "short": 0.93, "accept": 0.88, "not-shut": 0.92, "trouble": 0.93,
		"usual": 0.88, "held": 0.88, "not-limited": 0.80, "fail": 0.88, "shut": 0.88, "cancelled": 0.85, "returns": 0.90,
	},
	notice.Unavailable: {
		"not-reach": 0.89, "shut": 0.90, "short": 0.88, "not-accept": 0.80, "not-work": 0.89, "not-open": 0.80, "fail": 0.81, "cancelled": 0.74,
		"not-do": 0.74, "absent": 0.80, "not-held": 0.70,
	},
	notice.Limited: {
		"limited": 0.88, "work": 0.90, "open": 0.85, "accept": 0.82, "do": 0.82, "short": 0.84, "reach": 0.55, "only": 0.80, "fail": 0.65,
		"shut": 0.60, "held": 0.70, "usual": 0.55, "not-usual": 0.60,
	},
}

// turns says how much a step of the chain takes from the confidence of the rule at its end, or from that of the status it
// made.
var turns = map[string]float64{
	"clause": 0.10, "pronoun": 0.1, "topic": 0.02, "lead": -0.02, "column": -0.02, "bodies": 0.02, "parts": 0.08, "parts-done": 0.10, "rest": 0.2,
	"taken-back": 0.25, "implied": 0.2, "ellipsis": 0.08, "contrast": 0.02, "taken-up": 0.05, "stand-in": 0.1, "some": 0.2, "question": 0.08,
}

// wary says how much more a step, or two of them, take where the status is "available": what is said of something near, not of the service
// itself, must not be shown as working.
var wary = map[string]float64{"pronoun>work": 0.15, "pronoun>usual": 0.15, "pronoun>held": 0.15, "surely": -0.15, "doubted": 0.25, "beside": 0.26, "passing": 0.25, "excepted": 0.25}

// calibrated is the confidence of a statement of the status by its chain of rules; found is what the chain itself claims.
func calibrated(rule string, status notice.Status, found float64) float64 {
	const (
		unknown = 0.75 // of rules that decided too few
		most    = 0.97
	)
	if found < ReviewBelow {
		return found
	}
	conf, off, seen, before := 0.0, 0.0, false, ""
	for step := range strings.SplitSeq(rule, ">") {
		if share, ok := shares[status][step]; ok && !seen {
			conf, seen = share, true
		}
		off += turns[step]
		if status == notice.Available {
			off += wary[step] + wary[before+">"+step]
		}
		before = step
	}
	if !seen {
		conf = unknown
	}
	return min(most, max(conf-off, ReviewBelow))
}
