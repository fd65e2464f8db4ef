package german

import "unicode/utf8"

// Word is one word of a text.
type Word struct {
	Start, End int    // bytes of the text
	Fold       string // lower case, umlauts spelled out
	Pos        int    // its number among the words of the text, from 1; words that stand everywhere count too
	Joined     int    // how many words follow that a hyphen joins to it; they are words of their own as well
}

// Words splits a text. Words that a hyphen joins ("Kfz-Zulassung") are words each; the first says how many follow.
func Words(text string) []Word { return appendWords(make([]Word, 0, len(text)/7+2), text) }

// appendWords appends the words of text to out, which is empty.
func appendWords(out []Word, text string) []Word {
	all := make([]byte, 0, len(text)+len(text)/16) // the folded words, one behind the other
	group := -1                                    // first word of the group that the last word belongs to
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !letterOrDigit(r) {
			if !hyphen(r) || len(out) == 0 || out[len(out)-1].End != i {
				group = -1
			}
			i += n
			continue
		}
		start := i
		from := len(all)
		for i < len(text) {
			r, n = utf8.DecodeRuneInString(text[i:])
			if !letterOrDigit(r) && !inside(r) {
				break
			}
			if len(all)-from <= maxWord {
				all = appendFold(all, r)
			}
			i += n
		}
		joined := group >= 0 && len(out) > 0 && start > out[len(out)-1].End
		if joined {
			out[group].Joined++
		} else {
			group = len(out)
		}
		all = all[:from+len(cut(all[from:]))]
		out = append(out, Word{Start: start, End: i, Pos: len(all) - from}) // the folded length, until all are known
	}
	rest := string(all)
	for i := range out {
		w := &out[i]
		w.Fold, rest, w.Pos = rest[:w.Pos], rest[w.Pos:], i+1
	}
	return out
}

// Whole is the word that a group of joined words makes when it is written in one ("kfzzulassung"), for the i-th of words;
// "" if nothing is joined to it, or if digits are: 30-40 is no word.
func Whole(words []Word, i int) string {
	n := words[i].Joined
	if n == 0 || n > maxJoined {
		return ""
	}
	var b []byte
	for _, w := range words[i : i+n+1] {
		if digits(w.Fold) {
			return ""
		}
		b = append(b, w.Fold...)
	}
	return string(cut(b))
}

// maxJoined bounds how many words are read as one.
const maxJoined = 4

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
