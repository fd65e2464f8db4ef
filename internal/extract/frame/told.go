package frame

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/frame/hint"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// ownTale reports whether somebody tells what happened to him ("Ich habe zwei Stunden gewartet und bekam keinen Ausweis").
func (t *Teller) ownTale(s split.Span) bool {
	if !t.hints(s, hint.Oneself) || t.remarks(s) {
		return false
	}
	past := false
	for k := s.First; k <= s.Last; k++ {
		switch string(t.Reader.Text.Folded(k)) {
		case "habe", "bekam", "wurde", "stand", "rief", "hiess":
			past = true
		default:
			past = past || t.Reader.At[k]&grammar.Past != 0 && t.hint(k) != hint.Oneself
		}
	}
	return past
}

// remarks reports whether somebody tells of himself only in what he adds to what he has said ("Ummelden können wir niemanden – das habe ich mir vom
// Kreis bestätigen lassen").
func (t *Teller) remarks(s split.Span) bool {
	from := s.First
	for k := s.First; k <= s.Last; k++ {
		switch {
		case t.Reader.Text.Tokens[k].Kind == lexicon.Dash, t.Reader.Text.Is(k, ","):
			from = k + 1
		case t.hint(k) == hint.Oneself:
			return from > s.First && (t.Reader.Text.Is(from, "das") || t.Reader.Text.Is(from, "dies"))
		}
	}
	return false
}

// permits reports whether the sentence says what may be shut, called off or refused ("Bei Überfüllung kann das Bad geschlossen werden").
func (t *Teller) permits(s split.Span) bool {
	if !t.hints(s, hint.May) {
		return false
	}
	from := -1
	for k := s.First; k <= s.Last; k++ {
		switch {
		case t.Reader.At[k]&grammar.Negation != 0, t.Reader.At[k]&grammar.Again != 0:
			return false
		case t.hint(k) == hint.May:
			from = k
		case from >= 0 && (t.Reader.Text.Is(k, ",") || t.Reader.Text.Is(k, ";") || t.Reader.Text.Is(k, "und") && (t.Reader.Text.Is(k+1, "bleiben") || t.Reader.Text.Is(k+1, "bleibt"))):
			from = -1 // another clause, or "können abgegeben werden und bleiben liegen"
		case from >= 0 && t.fails(k) && !t.marries(s):
			return true
		}
	}
	return false
}

// fails reports whether a verb ends at token i, and with it its clause, that says that something is shut, down or called off.
func (t *Teller) fails(i int) bool {
	for _, q := range t.Reader.CuesIn(i-2, i) {
		if q.Last == i && (q.Kind == grammar.Shut || q.Kind == grammar.Cancelled || q.Kind == grammar.Fail) && q.Cue.Status == notice.Unavailable && !q.HasNegation {
			return t.Reader.Text.Is(i+1, "werden") || t.endsInfinitive(i)
		}
	}
	return false
}

// endsInfinitive reports whether token i is an infinitive at the end of its clause ("kann der Strom ausfallen").
func (t *Teller) endsInfinitive(i int) bool {
	next := i+1 < len(t.Reader.Text.Tokens) && t.Reader.Text.Tokens[i+1].Kind != lexicon.Word
	return next && strings.HasSuffix(string(t.Reader.Text.Folded(i)), "en")
}

// needless reports whether the sentence says that something is not needed ("Kein Weg ins Rathaus ist mehr nötig").
func (t *Teller) needless(s split.Span) bool {
	return strings.HasPrefix(string(t.Reader.Text.Folded(s.First)), "kein") && t.Reader.Tells(grammar.Need, max(s.First, s.Last-1), s.Last)
}

// weekly reports whether the block is but a word under the name of a weekday: a plan of the week.
func (t *Teller) weekly(s split.Span) bool {
	b := &t.Doc.Blocks[t.block]
	if s.Last-s.First > 1 || len(b.Under) == 0 {
		return false
	}
	over := &t.Doc.Blocks[b.Under[len(b.Under)-1]]
	first, last := t.Reader.Range(over.Start, over.End)
	return first == last && names.Weekday(string(t.Reader.Text.Folded(first))) >= 0
}

// marries reports whether what is closed is a marriage.
func (t *Teller) marries(s split.Span) bool {
	return t.has(s, "ehen") || t.has(s, "ehe") || t.has(s, "ehebuendnisse")
}

// anyOf reports whether the sentence is about a thing of a kind that no list knows ("Ein Gerät, das nicht funktioniert, nützt niemandem"), and
// names no service.
func (t *Teller) anyOf(s split.Span) bool {
	if s.Last-s.First < 2 || !t.strange(s.First+1) || len(t.Reader.MentionsIn(s.First, s.Last)) > 0 {
		return false
	}
	if !t.Reader.Text.Is(s.First+2, ",") {
		return false
	}
	switch string(t.Reader.Text.Folded(s.First)) {
	case "ein", "eine", "einen", "einem", "einer", "jeder", "jede", "jedes":
		return true
	}
	return false
}

// wished reports whether the sentence tells what somebody wants a thing to be like ("Wir wollen ein Rathaus, das auch am Abend offen hat").
func (t *Teller) wished(s split.Span) bool {
	if !t.hints(s, hint.Wants) {
		return false
	}
	want, one := false, false
	for k := s.First; k < s.Last; k++ {
		want = want || t.hint(k) == hint.Wants
		switch string(t.Reader.Text.Folded(k)) {
		case "ein", "eine", "einen":
			one = want
		case ",":
			switch string(t.Reader.Text.Folded(k + 1)) {
			case "das", "die", "der", "den", "wo", "in":
				if one {
					return true
				}
			}
		}
	}
	return false
}
