package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is one run of letters and digits of a text.
type Word struct {
	Start, End int    // bytes of the text
	Fold       string // lower case, umlauts spelled out, soft hyphens gone
	ID         int32  // number in the vocabulary; None if it is not in it
	Domain     int32  // what the vocabulary knows a web or mail domain by, else -1; other words of addresses are left out
	Upper      bool   // begins with a capital
	Tagged     bool   // follows #, @ or _, where people write names in lower case
}

// None is the number of a word that the vocabulary does not have.
const None int32 = -1

// Vocabulary is the words and domains that a caller of Cut looks for.
type Vocabulary struct {
	Domains map[string]int32 // lower-case domain without "www." to the caller's number for it

	numbers map[string]int32 // of folded words
	lengths [256]uint64      // by first letter: bit n is set where a word of n letters begins so (the last bit for longer ones, too)
}

// Number is the number of the folded word w, which the vocabulary takes up if it has it not.
func (v *Vocabulary) Number(w string) int32 {
	if id := v.id(w); id != None || w == "" {
		return id
	}
	if v.numbers == nil {
		v.numbers = map[string]int32{}
	}
	id := int32(len(v.numbers)) //nolint:gosec // word lists are small
	v.numbers[w] = id
	v.lengths[w[0]] |= 1 << min(len(w), 63)
	return id
}

// id is the number of a folded word. Most words of a text are none of the vocabulary's, and need not be looked up for that.
func (v *Vocabulary) id(w string) int32 {
	if w == "" || v.lengths[w[0]]>>min(len(w), 63)&1 == 0 {
		return None
	}
	if id, ok := v.numbers[w]; ok {
		return id
	}
	return None
}

// Cut splits text into words. Words inside web and mail addresses are left out, save for the vocabulary's domains.
func (v *Vocabulary) Cut(text string) []Word {
	words := make([]Word, 0, len(text)/9+4) // German words are long
	folded := make([]byte, 0, len(text)+len(text)/16+8)
	for i := 0; i < len(text); {
		if isSpace(text[i]) {
			i++
			continue
		}
		n, signs := chunk(text[i:])
		end := i + n
		if signs && isAddress(text[i:end]) {
			if b, s, e := v.domainIn(text[i:end]); b >= 0 {
				words = append(words, Word{Start: i + s, End: i + e, ID: None, Domain: b})
			}
			i = end
			continue
		}
		for i < end {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !wordRune(r, n) {
				i += n
				continue
			}
			w := Word{Start: i, Upper: unicode.IsUpper(r), Domain: -1}
			w.Tagged = i > 0 && (text[i-1] == '#' || text[i-1] == '@' || text[i-1] == '_')
			from := len(folded)
			for i < end {
				if c := plain[text[i]]; c != 0 {
					folded = append(folded, c)
					i++
					continue
				}
				r, n = utf8.DecodeRuneInString(text[i:])
				if !wordRune(r, n) && (!joiner(r) || !continues(text[i+n:end])) {
					break
				}
				folded = appendFold(folded, r)
				i += n
			}
			w.End, w.ID = i, int32(len(folded)-from) //nolint:gosec // the length, bounded by the text, until the words are folded
			words = append(words, w)
		}
	}
	rest := string(folded)
	for k := range words {
		if w := &words[k]; w.Domain < 0 {
			w.Fold, rest = rest[:w.ID], rest[w.ID:]
			w.ID = v.id(w.Fold)
		}
	}
	return words
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// chunk is the length of the run up to the next white space, and whether a sign stands in it that no address does without.
func chunk(s string) (n int, signs bool) {
	for i := range len(s) {
		switch s[i] {
		case ' ', '\n', '\t', '\r':
			return i, signs
		case '.', ':', '@':
			signs = true
		}
	}
	return len(s), signs
}

func wordRune(r rune, n int) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return (r != utf8.RuneError || n > 1) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// joiner is true for what may stand inside a word without ending it: soft hyphen, zero-width joiners, diaeresis.
func joiner(r rune) bool { return r == 0x00AD || r == 0x200B || r == 0x2060 || r == 0x0308 }

// continues says whether a word goes on behind a joiner; a diaeresis at the end of a word belongs to it as well.
func continues(rest string) bool {
	r, n := utf8.DecodeRuneInString(rest)
	return n > 0 && (wordRune(r, n) || joiner(r)) || n == 0
}

// plain folds the letters and digits of ASCII, of which words mostly consist; 0 for all else.
var plain = func() (of [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		if wordRune(rune(c), 1) {
			of[c] = appendFold(nil, rune(c))[0]
		}
	}
	return of
}()

// appendFold writes r as it is compared: "Ü", "ue" and u with a combining diaeresis come out alike.
func appendFold(dst []byte, r rune) []byte {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return utf8.AppendRune(dst, r)
	case 'A' <= r && r <= 'Z':
		return append(dst, byte(r)+'a'-'A')
	}
	switch r {
	case 'ä', 'Ä':
		return append(dst, "ae"...)
	case 'ö', 'Ö':
		return append(dst, "oe"...)
	case 'ü', 'Ü':
		return append(dst, "ue"...)
	case 'ß', 'ẞ':
		return append(dst, "ss"...)
	case 0x0308:
		return append(dst, 'e')
	case 0x00AD, 0x200B, 0x2060:
		return dst
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

// Fold is s as single words are compared.
func Fold(s string) string {
	var b []byte
	for _, r := range s {
		b = appendFold(b, r)
	}
	return string(b)
}

// FoldPhrase is the folded words of s with one space between them.
func FoldPhrase(s string) string {
	parts, _ := Split(s)
	for i := range parts {
		parts[i] = Fold(parts[i])
	}
	return strings.Join(parts, " ")
}

// Split cuts a name into its words and the gaps between them.
func Split(s string) (words, gaps []string) {
	inWord, from := false, 0
	for i, r := range s {
		if is := wordRune(r, utf8.RuneLen(r)); is != inWord {
			if inWord {
				words = append(words, s[from:i])
			} else if len(words) > 0 {
				gaps = append(gaps, s[from:i])
			}
			inWord, from = is, i
		}
	}
	if inWord {
		words = append(words, s[from:])
	}
	return words, gaps[:max(0, len(words)-1)]
}

// isAddress says whether a run without white space is a web or mail address.
func isAddress(chunk string) bool {
	if strings.Contains(chunk, "://") {
		return true
	}
	if at := strings.IndexByte(chunk, '@'); at > 0 && strings.IndexByte(chunk[at:], '.') > 0 && chunk[at-1] != '(' {
		return true
	}
	if strings.IndexByte(chunk, '.') < 0 {
		return false
	}
	low := strings.ToLower(strings.Trim(chunk, "()[]<>„“”\"',;:.!?"))
	if strings.HasPrefix(low, "www.") {
		return true
	}
	host, _, _ := strings.Cut(low, "/")
	for _, tld := range topLevels {
		if strings.HasSuffix(host, tld) {
			return true
		}
	}
	return false
}

var topLevels = []string{".de", ".nrw", ".info", ".com", ".net", ".org", ".eu", ".social"}

// domainIn finds a known domain in an address: its number, and where in the address it stands.
func (v *Vocabulary) domainIn(chunk string) (number int32, start, end int) {
	low := strings.ToLower(chunk)
	if len(low) != len(chunk) { // a letter changed its length: no domain has such letters
		return -1, 0, 0
	}
	for i := 0; i < len(low); i++ {
		if !hostByte(low[i]) || i > 0 && low[i-1] != '.' && hostByte(low[i-1]) {
			continue
		}
		j := i
		for j < len(low) && hostByte(low[j]) {
			j++
		}
		host := strings.TrimRight(low[i:j], ".")
		if b, ok := v.Domains[host]; ok {
			return b, i, i + len(host)
		}
	}
	return -1, 0, 0
}

func hostByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c >= utf8.RuneSelf
}
