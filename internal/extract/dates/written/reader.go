package written

import (
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// Kind says how a day is meant.
type Kind uint8

// The kinds.
const (
	On    Kind = iota // "am 6. November", "vom 27. bis 29. Dezember": First to Last
	From              // "ab dem 6. November": from First on
	Until             // "bis einschließlich Freitag": Last is the last day
	Past              // "seit Montag", "vor dem 27. Oktober": only a reference to before
)

// Reader reads one stretch of tokens.
type Reader struct {
	Text        *lexicon.Text
	First, Last int  // tokens of Text
	Known       bool // the day of the text is known; if not, days that count from it are none
	SaysBetween bool // "zwischen" stands before the day in hand
}

// Word is token i, folded; "" outside of the stretch.
func (r *Reader) Word(i int) string {
	if i < r.First || i > r.Last {
		return ""
	}
	return r.Text.Spelled(i)
}

// IsNumber reports whether token i is a number.
func (r *Reader) IsNumber(i int) bool {
	return i >= r.First && i <= r.Last && r.Text.Tokens[i].Kind == lexicon.Number
}

// between are the words that may stand between a preposition and its day.
var between = names.Words(`dem den der zum zu des dieser diese diesen diesem einschliesslich einschl inklusive inkl . ( ) tag
	kommenden kommendem kommender kommende naechsten naechstem naechster naechste vergangenen vergangenem letzten letztem vorigen
	heutigen morgigen gestrigen voraussichtlich zunaechst mindestens spaetestens laengstens vorerst vorlaeufig wohl etwa ca
	vermutlich wieder erst mittag nachmittag abend wahrscheinlich hoechstens und mit ablauf ende`)

// Preposition finds how the day at token i is meant, and the token at which that is said.
func (r *Reader) Preposition(i int) (Kind, int) {
	for j := i - 1; j >= r.First && j >= i-5; j-- {
		switch w := r.Word(j); w {
		case "ab", "fruehestens", "beginnend", "wirkung":
			return From, j
		case "bis":
			return Until, j
		case "vor":
			if r.Word(j-1) == "nicht" {
				return From, j - 1
			}
			return Past, j
		case "seit", "nach":
			return Past, j
		case "vom":
			if r.Word(j-1) == "wirkung" {
				return From, j - 1
			}
			if r.spanAhead(i) {
				return On, j
			}
			return Past, j
		case "in":
			if r.Word(j-1) == "bis" {
				return Until, j - 1
			}
			return On, j
		case "von", "am", "an", "fuer", "im", "zwischen", "uebers", "ueber":
			return On, j
		default:
			if between[w] {
				continue
			}
		}
		return On, i
	}
	return On, i
}

// spanAhead reports whether "bis" follows the day at i closely.
func (r *Reader) spanAhead(i int) bool {
	for j := i + 1; j <= r.Last && j <= i+8; j++ {
		switch r.Word(j) {
		case "bis", "–", "-":
			return true
		}
	}
	return false
}
