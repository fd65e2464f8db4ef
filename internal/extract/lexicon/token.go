package lexicon

import (
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/extract/lexicon/fold"
)

// Kind is the sort of a token.
type Kind uint8

// The sorts.
const (
	Word   Kind = iota // letters, digits, inner and trailing hyphens
	Number             // digits with inner and trailing dots or colons: "6.", "17.11.", "15.30"
	Punct              // one of , ; : . ! ? ( ) and quotation marks
	Dash               // a free-standing dash or a run of dots and dashes that fills a line
	Symbol             // any other sign, an emoji for example
	Addr               // an e-mail address, a web address or a @name
	Break              // a line break
)

// Token is one piece of a text.
type Token struct {
	Start, End int   // in the text that was given
	fs, fe     int32 // in the folded buffer; four bytes each, that a token is small
	Kind       Kind
	Upper      bool // its first letter is a capital
	First      byte // its first folded byte
}

// Text is a text that was cut into tokens. Its buffers are reused by the next Reset.
type Text struct {
	Src    string
	Tokens []Token
	folded []byte
	words  string  // folded as a string
	starts []int32 // for every stride-th byte the first token that begins at or after it, as far as there is one
}

// stride is the distance, in bytes, of the places from which TokenAt looks on.
const stride = 16

// TokenAt is the first token that begins at or after the byte offset; their number if none does.
func (t *Text) TokenAt(offset int) int {
	at := len(t.Tokens)
	if k := max(offset, 0) / stride; k < len(t.starts) {
		at = int(t.starts[k])
	}
	for at < len(t.Tokens) && t.Tokens[at].Start < offset {
		at++
	}
	return at
}

// index fills in where TokenAt looks on.
func (t *Text) index() {
	t.starts = t.starts[:0]
	for i := range t.Tokens {
		for len(t.starts)*stride <= t.Tokens[i].Start {
			t.starts = append(t.starts, int32(i))
		}
	}
}

// Folded is the folded spelling of token i; empty where there is none, so that one may ask for what stands beside a word. It is
// valid until the next Reset.
func (t *Text) Folded(i int) []byte {
	if i < 0 || i >= len(t.Tokens) {
		return nil
	}
	return t.folded[t.Tokens[i].fs:t.Tokens[i].fe]
}

// Spelled is Folded as a string: to keep, or to hand on without a copy.
func (t *Text) Spelled(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return t.words[t.Tokens[i].fs:t.Tokens[i].fe]
}

// Is reports whether token i is spelled folded.
func (t *Text) Is(i int, folded string) bool {
	if i < 0 || i >= len(t.Tokens) {
		return false
	}
	w := &t.Tokens[i]
	return int(w.fe-w.fs) == len(folded) && string(t.folded[w.fs:w.fe]) == folded
}

// IsCut reports whether the word at token i lacks its end ("An-, Ab- und Ummeldungen").
func (t *Text) IsCut(i int) bool {
	w := &t.Tokens[i]
	return w.Kind == Word && t.Src[w.End-1] == '-'
}

// Reset cuts src into tokens.
func (t *Text) Reset(src string) {
	t.Src, t.Tokens, t.folded = src, t.Tokens[:0], t.folded[:0]
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == '\n':
			i = t.add(i, i+1, Break)
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case isDigit(c):
			i = t.number(i)
		case isLetter(c) || c >= utf8.RuneSelf || c == '@' || c == '#':
			i = t.word(i)
		case c == '-' && i > 0 && src[i-1] == ' ' && i+1 < len(src) && isLetter(src[i+1]):
			i = t.word(i) // "An- und -abmeldung"
		case runs(c):
			i = t.run(i)
		case isPunct(c):
			i = t.add(i, i+1, Punct)
		default:
			i = t.add(i, i+1, Symbol)
		}
	}
	t.words = string(t.folded)
	t.index()
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// runs reports whether rows of the sign draw a line, or lead from one column to another.
func runs(c byte) bool {
	switch c {
	case '-', '.', '_', '*', '=', '+':
		return true
	}
	return false
}

func isPunct(c byte) bool {
	switch c {
	case ',', ';', ':', '!', '?', '(', ')', '"', '\'', '[', ']':
		return true
	}
	return false
}

func (t *Text) add(start, end int, k Kind) int {
	fs := len(t.folded)
	upper := false
	for i := start; i < end; {
		c := t.Src[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
				upper = upper || i == start
			}
			if c != '-' || k != Word || !t.setsOff(start, i) {
				t.folded = append(t.folded, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t.Src[i:end])
		if k == Word && eases(r) {
			i += n
			continue
		}
		var up bool
		t.folded, up = fold.Append(t.folded, r)
		upper = upper || up && i == start
		i += n
	}
	tok := Token{Start: start, End: end, fs: int32(fs), fe: int32(len(t.folded)), Kind: k, Upper: upper} //nolint:gosec // bounded by the text
	if tok.fe > tok.fs {
		tok.First = t.folded[tok.fs]
	}
	t.Tokens = append(t.Tokens, tok)
	return end
}

// setsOff reports whether the hyphen at i, in a word from start in small letters, but sets off the prefix of a verb, as plain language does
// ("ab-geholt").
func (t *Text) setsOff(start, i int) bool {
	if c := t.Src[start]; c < 'a' || i+1 == len(t.Src) || t.Src[i+1] < 'a' {
		return false
	}
	switch t.Src[start:i] {
	case "ab", "an", "auf", "aus", "be", "bei", "dazu", "durch", "ein", "ent", "er", "fest", "frei", "ge", "her", "heraus", "hin", "hinein", "kaputt", "los",
		"mit", "nach", "statt", "um", "un", "unter", "ver", "vor", "weg", "weiter", "wieder", "zu", "zurück", "zusammen", "zer":
		return true
	}
	return false
}

// eases reports whether the sign within a word but makes it easier to read or to break ("Bürger·büro").
func eases(r rune) bool { return r == '·' || r == '\u00ad' }

// run takes a dash, a dotted filler line or a single full stop.
func (t *Text) run(start int) int {
	end := start
	for end < len(t.Src) && t.Src[end] == t.Src[start] {
		end++
	}
	if c := t.Src[start]; end < len(t.Src) && t.Src[end] == '>' && (c == '-' || c == '=') {
		return t.add(start, end+1, Dash)
	}
	switch {
	case t.Src[start] == '-' || end-start > 3 || t.Src[start] == '+' && end-start == 3:
		return t.add(start, end, Dash)
	case t.Src[start] == '.':
		return t.add(start, end, Punct)
	}
	return t.add(start, end, Symbol)
}

func (t *Text) number(start int) int {
	end := start
	for end < len(t.Src) && (isDigit(t.Src[end]) || t.Src[end] == '.' || t.Src[end] == ':' && end+1 < len(t.Src) && isDigit(t.Src[end+1])) {
		end++
	}
	if end < len(t.Src) && isLetter(t.Src[end]) { // "112er", "2G"
		for end < len(t.Src) && (isLetter(t.Src[end]) || isDigit(t.Src[end])) {
			end++
		}
		return t.add(start, end, Word)
	}
	for end-start > 1 && t.Src[end-1] == '.' && t.Src[end-2] == '.' {
		end-- // "30..." is a number and an ellipsis
	}
	return t.add(start, end, Number)
}

// word takes a word, an address, or a sign beyond ASCII.
func (t *Text) word(start int) int {
	end, addr := start, false
	for end < len(t.Src) {
		c := t.Src[end]
		switch {
		case isLetter(c) || isDigit(c) || c == '-' || c == '_' && addr:
			end++
			continue
		case c == '@' || c == '#' && end == start:
			addr = true
			end++
			continue
		case (c == '.' || c == '/' || c == ':') && t.joins(start, end, addr):
			addr = true
			end++
			continue
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(t.Src[end:])
			if t.belongs(r, start, end, n) {
				end += n
				continue
			}
			if end == start {
				return t.sign(start, r, n)
			}
		}
		break
	}
	if addr {
		return t.add(start, end, Addr)
	}
	return t.add(start, end, Word)
}

// belongs reports whether the sign r of n bytes at end belongs to the word from start.
func (t *Text) belongs(r rune, start, end, n int) bool {
	if !eases(r) || end == start {
		return fold.Letter(r)
	}
	next, _ := utf8.DecodeRuneInString(t.Src[end+n:])
	return fold.Letter(next)
}

// joins reports whether the dot, slash or colon at end is part of an address ("www.werl.de", "https://…"); "z.B." is not.
func (t *Text) joins(start, end int, addr bool) bool {
	if end == start || end+1 >= len(t.Src) {
		return false
	}
	next := t.Src[end+1]
	switch t.Src[end] {
	case ':':
		return end-start <= 5 && end+2 < len(t.Src) && next == '/' && t.Src[end+2] == '/'
	case '/':
		return addr && (isLetter(next) || isDigit(next) || next == '/')
	}
	return (isLetter(next) && next >= 'a' || addr && isDigit(next)) && end-start >= 3
}

func (t *Text) sign(start int, r rune, n int) int {
	switch r {
	case '–', '—', '−', '‐', '―', '•', '·', '▪', '►', '➡', '→', '»', '›', '|', '➔', '👉', '🔹':
		return t.add(start, start+n, Dash)
	case '„', '“', '”', '‚', '‘', '’', '«', '‹':
		return t.add(start, start+n, Punct)
	case '…':
		return t.add(start, start+n, Punct)
	case '\u00a0', '\u2009', '\u202f', '\ufeff', '\u200b', '\ufe0f', '\u00ad', '\u200d', utf8.RuneError:
		return start + n
	}
	return t.add(start, start+n, Symbol)
}
