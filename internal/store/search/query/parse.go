package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lagebild/lagebild/internal/store/search/german"
)

// Limits of a query.
const (
	MaxLength = 400 // bytes
	MaxWords  = 30
	minPrefix = 3 // letters before a star
)

// Item is a word or a phrase to be found.
type Item struct {
	Text   string // as it was typed, without quotation marks and star
	Phrase bool   // in quotation marks: its words stand side by side, and no synonyms are found
	Prefix bool   // followed by a star
	Span   Span
}

// Clause is what must hold: one of its items, or with Not none of them.
type Clause struct {
	Not   bool
	Items []Item
}

// Filter is a field with its value as typed.
type Filter struct {
	Field Field
	Value string
	Not   bool
	Span  Span
}

// Span is a part of the query's text, in bytes.
type Span struct{ Start, End int }

// Query is what was read.
type Query struct {
	Text    string // as typed
	Clauses []Clause
	Filters []Filter
	Open    bool // a quotation mark was not closed; it was taken to be closed at the end
}

// Empty reports whether nothing is asked for.
func (q Query) Empty() bool { return len(q.Clauses) == 0 && len(q.Filters) == 0 }

// token is a piece of the text: its prefix, its field, its words.
type token struct {
	span          Span
	not           bool
	field         string // "" if none
	text          string
	quoted        bool
	prefix, or    bool
	open, nothing bool
}

// Parse reads a query. If it has problems they are all named, and the query is not to be run.
func Parse(text string) (Query, Problems) {
	q := Query{Text: text}
	if len(text) > MaxLength {
		return q, Problems{{Code: TooLong, Span: Span{0, len(text)}}}
	}
	var bad Problems
	tokens := tokens(text)
	join := false // an "or" stands before
	words := 0
	for i, t := range tokens {
		q.Open = q.Open || t.open
		switch {
		case t.or:
			if lonely(tokens, i) {
				bad = append(bad, Problem{Code: LoneOr, Span: t.span, Word: t.text})
			}
			join = true
			continue
		case t.field != "":
			f, p := filter(t)
			if p != nil {
				bad = append(bad, *p)
			} else {
				q.Filters = append(q.Filters, f)
			}
		case t.prefix && utf8.RuneCountInString(t.text) < minPrefix:
			bad = append(bad, Problem{Code: ShortPrefix, Span: t.span, Word: t.text})
		case !t.nothing:
			words += len(german.Words(t.text))
			q.add(t, join)
		}
		join = false
	}
	if words > MaxWords {
		bad = append(bad, Problem{Code: TooManyWords, Span: Span{0, len(text)}})
	}
	before := len(q.Clauses)
	q.Clauses = slices.DeleteFunc(q.Clauses, func(c Clause) bool { return !slices.ContainsFunc(c.Items, sayable) })
	if len(bad) == 0 && before > 0 && q.Empty() {
		bad = append(bad, Problem{Code: OnlyCommon, Span: Span{0, len(text)}, Word: clip(strings.TrimSpace(text))})
	}
	return q, bad
}

// lonely reports whether the "or" at place i does not stand between two words.
func lonely(tokens []token, i int) bool {
	return i == 0 || i == len(tokens)-1 || tokens[i-1].or || tokens[i-1].field != "" || tokens[i+1].field != ""
}

// add takes up a word or phrase: as another way to meet the last clause if an "or" stands before, else as a clause.
func (q *Query) add(t token, join bool) {
	item := Item{Text: t.text, Phrase: t.quoted, Prefix: t.prefix, Span: t.span}
	if last := len(q.Clauses) - 1; join && last >= 0 && !t.not {
		q.Clauses[last].Items = append(q.Clauses[last].Items, item)
		return
	}
	q.Clauses = append(q.Clauses, Clause{Not: t.not, Items: []Item{item}})
}

// sayable reports whether an item has a word that is looked for.
func sayable(it Item) bool {
	words := german.Words(it.Text)
	for i := range words {
		if !german.Common(words[i].Fold) || words[i].Joined > 0 || it.Prefix {
			return true
		}
	}
	return false
}

func filter(t token) (Filter, *Problem) {
	f, ok := fieldNames[german.Fold(t.field)]
	switch {
	case !ok:
		return Filter{}, &Problem{Code: UnknownField, Span: t.span, Word: t.field, Near: nearFields(german.Fold(t.field))}
	case t.text == "":
		return Filter{}, &Problem{Code: EmptyField, Span: t.span, Word: t.field}
	}
	return Filter{Field: f, Value: t.text, Not: t.not, Span: t.span}, nil
}

func tokens(text string) []token {
	var out []token
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || r == 0 {
			i += n
			continue
		}
		t := read(text, i)
		i = t.span.End
		out = append(out, t)
	}
	return out
}

// read reads the token that begins at start.
func read(text string, start int) token {
	t := token{span: Span{Start: start}}
	i := start
	if c := text[i]; (c == '-' || c == '+') && i+1 < len(text) && !unicode.IsSpace(rune(text[i+1])) {
		t.not = c == '-'
		i++
	}
	if n := fieldEnd(text[i:]); n > 0 {
		t.field = text[i : i+n]
		i += n + 1
	}
	if n := quote(text[i:]); n > 0 {
		t.quoted = true
		from := i + n
		end, closing := from, 0
		for end < len(text) {
			m := quote(text[end:])
			if m > 0 {
				closing = m
				break
			}
			_, m = utf8.DecodeRuneInString(text[end:])
			end += m
		}
		t.open = closing == 0
		t.text = strings.TrimSpace(text[from:end])
		t.span.End = end + closing
	} else {
		end := i
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if q := quote(text[end:]); unicode.IsSpace(r) || r == 0 || q > 0 {
				break
			}
			end += n
		}
		t.text = text[i:end]
		t.span.End = end
	}
	t.finish()
	return t
}

// finish tells what the words of a token are.
func (t *token) finish() {
	if t.quoted {
		t.nothing = t.text == ""
		return
	}
	if t.field == "" && !t.not {
		switch t.text {
		case "ODER", "oder", "OR", "or", "|", "||":
			t.or = true
			return
		}
	}
	if w, ok := strings.CutSuffix(t.text, "*"); ok && t.field == "" {
		w = strings.TrimRight(w, "*")
		if words := german.Words(w); len(words) > 0 && words[len(words)-1].End == len(w) {
			t.text, t.prefix = w, true
		}
	}
	t.text = strings.TrimFunc(t.text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(),;!?&", r) })
	t.nothing = len(german.Words(t.text)) == 0
}

// quote is the length of the quotation mark that s begins with, of any country; 0 if there is none.
func quote(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '"', '„', '“', '”', '»', '«':
		return n
	}
	return 0
}

// fieldEnd is the place of the colon behind a field's name; 0 if s does not begin with one. "10:30", "https://" and "Achtung:"
// at the end of a word are none.
func fieldEnd(s string) int {
	for i, r := range s {
		if r == ':' {
			rest := s[i+1:]
			_, known := fieldNames[german.Fold(s[:i])]
			if i == 0 || strings.HasPrefix(rest, "//") || !known && (rest == "" || unicode.IsSpace([]rune(rest)[0])) {
				return 0
			}
			return i
		}
		if !unicode.IsLetter(r) {
			return 0
		}
	}
	return 0
}

// clip shortens what is quoted in a message.
func clip(s string) string {
	const most = 60
	for i := range s {
		if i >= most {
			return s[:i] + "…"
		}
	}
	return s
}
