package frame

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/notice"
)

// ownTale reports whether somebody tells what happened to him ("Ich habe zwei Stunden gewartet und bekam keinen Ausweis").
func (t *Teller) ownTale(s split.Span) bool {
	i, past := false, false
	for k := s.First; k <= s.Last; k++ {
		switch string(t.Reader.Text.Folded(k)) {
		case "ich":
			i = true
		case "habe", "bekam", "wurde", "stand", "rief":
			past = true
		default:
			past = past || t.Reader.At[k]&grammar.Past != 0
		}
	}
	return i && past
}

// permits reports whether the sentence says what may be shut, called off or refused ("Bei Überfüllung kann das Bad geschlossen werden").
func (t *Teller) permits(s split.Span) bool {
	may := false
	for k := s.First; k <= s.Last; k++ {
		switch {
		case t.Reader.At[k]&grammar.Negation != 0, t.Reader.At[k]&grammar.Again != 0:
			return false
		case t.Reader.Text.Is(k, "kann") || t.Reader.Text.Is(k, "koennen") || t.Reader.Text.Is(k, "darf"):
			may = true
		}
	}
	if !may {
		return false
	}
	for _, q := range t.Reader.CuesIn(s.First, s.Last) {
		if (q.Kind == grammar.Shut || q.Kind == grammar.Cancelled || q.Kind == grammar.Fail) && q.Cue.Status == notice.Unavailable && !q.HasNegation && t.Reader.Text.Is(q.Last+1, "werden") {
			return !t.marries(s)
		}
	}
	return false
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
	want, one := false, false
	for k := s.First; k < s.Last; k++ {
		switch {
		case t.Reader.Text.Is(k, "wollen") || t.Reader.Text.Is(k, "brauchen") || t.Reader.Text.Is(k, "wuenschen") || t.Reader.Text.Is(k, "fordern") || t.Reader.Text.Is(k, "verdient") || t.Reader.Text.Is(k, "braucht"):
			want = true
		case t.Reader.Text.Is(k, "ein") || t.Reader.Text.Is(k, "eine") || t.Reader.Text.Is(k, "einen"):
			one = want
		case one && t.Reader.Text.Is(k, ","):
			switch string(t.Reader.Text.Folded(k + 1)) {
			case "das", "die", "der", "den", "wo", "in":
				return true
			}
		}
	}
	return false
}
