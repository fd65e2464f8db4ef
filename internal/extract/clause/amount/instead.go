package amount

import (
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// A measure is how much or how often something is, or when: a number and what it counts.
type measure struct {
	n    int
	unit int  // minutes; 0 if it counts things, or its unit is not said
	less bool // the greater the number, the less it is: an interval ("alle zehn Minuten"), an hour at which something begins, a wait
}

// Units of time, in minutes.
const (
	minute = 1
	hour   = 60 * minute
	day    = 24 * hour
	week   = 7 * day
	month  = 30 * day
)

// Fewer reports whether the tokens set what is against what it stands in for, and it is less: "an zwei Tagen statt an fünf", "stündlich statt
// alle zwanzig Minuten", "um zehn statt um acht Uhr".
func Fewer(t *lexicon.Text, first, last int) bool {
	for i := first + 1; i < last; i++ {
		if !t.Is(i, "statt") && !t.Is(i, "anstatt") {
			continue
		}
		is, ok := measured(t, i-1, first, -1)
		was, usual := measured(t, i+1, last, 1)
		if ok && usual {
			return is.below(was) && !pays(t, i, last)
		}
	}
	return false
}

// pays reports whether what is counted behind token i is money: less of that is no less of the service.
func pays(t *lexicon.Text, i, last int) bool {
	const near = 6
	for j := i + 1; j <= min(i+near, last); j++ {
		if t.Is(j, "euro") || t.Is(j, "€") || t.Is(j, "cent") || t.Is(j, "prozent") {
			return true
		}
	}
	return false
}

// below reports whether a is less of something than b.
func (a measure) below(b measure) bool {
	if a.unit == 0 {
		a.unit = b.unit // "alle vier statt alle zwei Wochen"
	}
	if b.unit == 0 {
		b.unit = a.unit
	}
	x, y := a.n*max(a.unit, 1), b.n*max(b.unit, 1)
	if a.less || b.less {
		return x > y
	}
	return x < y
}

// measured is the measure next to token i, towards token end; false if there is none near.
func measured(t *lexicon.Text, i, end, step int) (measure, bool) {
	const near = 6 // tokens of "wie sonst üblich an allen"
	for k := 0; k < near && (end-i)*step >= 0; k, i = k+1, i+step {
		if t.Tokens[i].Kind != lexicon.Word && t.Tokens[i].Kind != lexicon.Number {
			if t.Is(i, ".") || t.Is(i, ":") {
				continue // "am 15. statt am 1."
			}
			return measure{}, false
		}
		if n := rhythm(string(t.Folded(i))); n > 0 {
			return measure{n: n, unit: minute, less: true}, true
		}
		if n := count(t, i); n > 0 {
			return spelled(t, i, n), true
		}
	}
	return measure{}, false
}

// spelled is the measure of the number n at token i, with the words around it.
func spelled(t *lexicon.Text, i, n int) measure {
	m := measure{n: n, unit: unit(t, i+1)}
	switch string(t.Folded(max(i-1, 0))) {
	case "alle", "um", "ab", "nach", "innerhalb", "binnen":
		m.less = true
	case "am":
		m.less = t.Is(i+1, ".") // "am 15. statt am 1."
	}
	if m.unit > 0 && m.unit < day && !m.less {
		m.unit = 0 // "zwei Stunden statt acht"
	}
	return m
}

// unit is the unit of time that token i names, in minutes; 0 if it names none.
func unit(t *lexicon.Text, i int) int {
	if i >= len(t.Tokens) {
		return 0
	}
	switch string(t.Folded(i)) {
	case "minuten":
		return minute
	case "stunden":
		return hour
	case "tage", "tagen":
		return day
	case "wochen":
		return week
	case "monate", "monaten":
		return month
	}
	return 0
}

// rhythm is after how many minutes something comes again that happens as the word says ("stündlich"); 0 if the word does not tell.
func rhythm(w string) int {
	switch w {
	case "viertelstuendlich", "viertelstundentakt":
		return hour / 4
	case "halbstuendlich", "halbstundentakt":
		return hour / 2
	case "stuendlich", "stundentakt":
		return hour
	case "zweistuendlich", "zweistundentakt":
		return 2 * hour
	case "taeglich", "werktaeglich":
		return day
	case "woechentlich":
		return week
	case "vierzehntaegig", "vierzehntaeglich", "zweiwoechentlich":
		return 2 * week
	case "monatlich":
		return month
	case "montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags":
		return week
	}
	return 0
}
