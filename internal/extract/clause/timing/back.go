package timing

import (
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// How says how words that point back to a day mean it.
type How uint8

// The ways.
const (
	OnIt    How = iota // "an diesem Tag", "in der Umzugswoche", "an allen drei Vormittagen", "während des Umzugs"
	FromIt             // "von diesem Tag an", "ab da"
	UntilIt            // "bis zu diesem Tag"
	AfterIt            // "einen Tag später", "tags darauf"
)

// Back is a place where the text points back to a day or days that it has named.
type Back struct {
	At      int  // the token
	Several bool // it is about several days
	How     How
	Days    int  // of AfterIt: by so many
	Known   bool // it is called by what it is ("am Streiktag"): a notice is about but one such
}

// PointsBack finds the first place in the tokens that points back to a day or days named before.
func (r *Timed) PointsBack(first, last int) (Back, bool) {
	for i := first; i <= last; i++ {
		w := r.Text.Spelled(i)
		if w == "dem" || w == "den" || w == "der" || word.IsDeictic(w) {
			if b, ok := r.spell(i, last); ok {
				return b, true
			}
		}
		switch w {
		case "spaeter", "danach", "darauf", "drauf": // see isLater
			if n := r.after(first, i); n > 0 {
				return Back{At: i, How: AfterIt, Days: n}, true
			}
		case "am":
			if i < last && isOccasion(r.Text.Spelled(i+1)) {
				return Back{At: i, Known: true}, true // "am Streiktag"
			}
		case "waehrend":
			if i < last && word.IsArticle(r.Text.Spelled(i+1)) {
				return Back{At: i, Several: true}, true
			}
		case "da":
			if r.Text.Is(i-1, "von") && r.Text.Is(i+1, "an") || r.Text.Is(i-1, "ab") {
				return Back{At: i, How: FromIt}, true
			}
		}
	}
	return Back{}, false
}

// isOccasion reports whether the word is what a day is called by what it is ("Streiktag").
func isOccasion(w string) bool {
	several, ok := word.Spell(w)
	return ok && !several && w != "tag" && w != "vormittag" && w != "nachmittag"
}

// ForADay reports whether the tokens tell how long on a day named before something is so, by the clock or all day ("von 8 bis 16 Uhr",
// "ganztägig", "einen Tag lang"), and not each week.
func (r *Timed) ForADay(first, last int) bool {
	timed := false
	for i := first; i <= last; i++ {
		switch r.Text.Spelled(i) {
		case "uhr":
			timed = timed || i > first && r.Text.Tokens[i-1].Kind == lexicon.Number
		case "ganztaegig", "ganztags", "tagsueber", "stundenweise":
			timed = true
		case "lang", "ueber":
			timed = timed || r.Text.Is(i-1, "tag")
		case "taeglich", "jeweils", "jeden", "jede", "immer", "werktags", "wochentags", "stets", "sonst", "regulaer":
			return false
		}
		if r.weekly(i) {
			return false
		}
	}
	return timed
}

// FromThen reports whether the tokens tell what is so after a day named before ("von da an", "tags darauf", "danach").
func (r *Timed) FromThen(first, last int) bool {
	back, ok := r.PointsBack(first, last)
	return ok && (back.How == FromIt || back.How == AfterIt) || r.Thereafter(first, last)
}

// spell reads the time named before that the article at token i points back to.
func (r *Timed) spell(i, last int) (Back, bool) {
	if i >= last {
		return Back{}, false
	}
	b, before := Back{At: i}, string(r.Text.Folded(max(i-1, 0)))
	if before == "fuer" && r.isThatDay(i, last) {
		return b, true
	}
	if before == "zu" && r.Text.Is(i-2, "bis") {
		before = "bis"
	}
	noun, deictic := r.nounBehind(i, last)
	if noun < last && r.isLater(noun+1) {
		if n := r.after(i, noun+1); n > 0 {
			return Back{At: i, How: AfterIt, Days: n}, true // "am Tag danach"
		}
	}
	several, ok := word.Spell(r.Text.Spelled(noun))
	if !ok && !word.IsMoment(r.Text.Spelled(noun)) {
		return Back{}, false
	}
	b.Several = several
	switch before {
	case "bis":
		b.How = UntilIt
	case "ab":
		b.How = FromIt
	case "von":
		b.How = FromIt
		return b, r.Text.Is(noun+1, "an")
	case "seit", "vor", "nach", "anfang", "mitte", "ende":
		return Back{}, false
	case "an", "in":
	default:
		ok = ok && deictic // "den ganzen Tag", but not "der Tag"
	}
	return b, ok || b.How != OnIt
}

// nounBehind is the noun behind the article at token i, past a number or a word that points, and whether one of these points to something.
func (r *Timed) nounBehind(i, last int) (noun int, deictic bool) {
	noun, deictic = i+1, word.IsDeictic(r.Text.Spelled(i))
	if w := r.Text.Spelled(noun); noun < last && (word.Count(w) > 0 || word.IsDeictic(w)) {
		return noun + 1, deictic || word.IsDeictic(w)
	}
	return noun, deictic
}

// isThatDay reports whether "den einen Tag" stands at token i.
func (r *Timed) isThatDay(i, last int) bool {
	return i+1 < last && r.Text.Is(i, "den") && r.Text.Is(i+1, "einen") && r.Text.Is(i+2, "tag")
}

// isLater reports whether token i says that a time counts from one named before.
func (r *Timed) isLater(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "spaeter", "danach", "darauf", "drauf":
		return true
	}
	return false
}

// after is how many days later the tokens before i say that something is ("einen Tag" später, "tags" darauf); 0 if they do not.
func (r *Timed) after(first, i int) int {
	const week = 7
	if i == first {
		return 0
	}
	n := 1
	switch string(r.Text.Folded(max(i-2, 0))) {
	case "ein", "einen", "eine", "am", "dem", "der":
	default:
		if n = word.Count(r.Text.Spelled(max(i-2, 0))); n == 0 && !r.Text.Is(i-1, "tags") {
			return 0
		}
	}
	switch string(r.Text.Folded(i - 1)) {
	case "tag", "tage":
		return n
	case "tags":
		return 1
	case "woche", "wochen":
		return n * week
	}
	return 0
}
