package query

import (
	"fmt"
	"strings"
)

// Code names a kind of problem; it never changes.
type Code string

// The kinds.
const (
	TooLong        Code = "too-long"
	TooManyWords   Code = "too-many-words"
	UnknownField   Code = "unknown-field"
	EmptyField     Code = "empty-field"
	UnknownBody    Code = "unknown-body"
	AmbiguousBody  Code = "ambiguous-body"
	UnknownKreis   Code = "unknown-district"
	UnknownService Code = "unknown-service"
	UnknownStatus  Code = "unknown-status"
	UnknownSource  Code = "unknown-source"
	BadDay         Code = "bad-day"
	DaysCrossed    Code = "days-crossed"
	OnlyCommon     Code = "only-common-words"
	LoneOr         Code = "lone-or"
	ShortPrefix    Code = "short-prefix"
	NotHere        Code = "not-here"
	BadCursor      Code = "bad-cursor"
	OtherCursor    Code = "other-cursor"
)

// Problem is one thing that is wrong with a query.
type Problem struct {
	Code Code
	Span Span     // where; of the query's text
	Word string   // what it is about, as typed
	Near []string // what may have been meant
}

// Problems is an error that says all that is wrong.
type Problems []Problem

// Error is in English, for logs and machines.
func (ps Problems) Error() string {
	parts := make([]string, 0, len(ps))
	for _, p := range ps {
		parts = append(parts, p.In("en"))
	}
	return strings.Join(parts, "; ")
}

// messages are German and English; %s is the word.
var messages = map[Code][2]string{
	TooLong:        {"Die Anfrage ist zu lang: Bitte auf höchstens 400 Zeichen kürzen.", "The query is too long: please cut it to 400 characters."},
	TooManyWords:   {"Die Anfrage hat zu viele Wörter: Bitte höchstens 30 verwenden.", "The query has too many words: please use at most 30."},
	UnknownField:   {"Das Feld „%s:“ gibt es nicht. Es gibt kommune:, kreis:, dienst:, status:, quelle:, von: und bis:. Gehört der Doppelpunkt zum Text, hilft ein Leerzeichen dahinter.", "There is no field %q. The fields are kommune:, kreis:, dienst:, status:, quelle:, von: and bis:. If the colon is part of the text, put a space behind it."},
	EmptyField:     {"Hinter „%s:“ fehlt der Wert; zwischen Doppelpunkt und Wert steht kein Leerzeichen.", "The value behind %q is missing; there is no space between colon and value."},
	UnknownBody:    {"Eine Kommune „%s“ ist hier nicht bekannt: Bitte den Namen wie in der Übersicht schreiben oder den Amtlichen Gemeindeschlüssel angeben.", "No municipality %q is known here: please write the name as in the overview, or give the AGS."},
	AmbiguousBody:  {"„%s“ heißen mehrere Kommunen: Bitte den Amtlichen Gemeindeschlüssel angeben.", "Several municipalities are called %q: please give the AGS."},
	UnknownKreis:   {"Ein Kreis „%s“ ist hier nicht bekannt: Bitte den Namen wie in der Übersicht schreiben, mit Leerzeichen in Anführungszeichen.", "No district %q is known here: please write the name as in the overview, within quotation marks if it has spaces."},
	UnknownService: {"Einen Dienst „%s“ gibt es hier nicht: Die Dienste heißen wie in der Übersicht, zum Beispiel dienst:abfall oder dienst:Standesamt.", "There is no service %q here: the services are called as in the overview, for example dienst:abfall or dienst:Standesamt."},
	UnknownStatus:  {"Den Status „%s“ gibt es nicht: verfügbar, eingeschränkt oder nicht-verfügbar.", "There is no status %q: use available, limited or unavailable."},
	UnknownSource:  {"Keine Quelle heißt „%s“ oder hat das im Namen: Die Seite „Quellen“ führt alle auf.", "No source is called %q or has it in its name: the page “Sources” lists all."},
	BadDay:         {"„%s“ ist kein Tag: Bitte wie 1.11.2023, 2023-11-01, heute oder gestern schreiben.", "%q is no day: please write it like 2023-11-01, 1.11.2023, heute or gestern."},
	DaysCrossed:    {"Der Tag hinter bis: liegt vor dem Tag hinter von:.", "The day behind bis: is before the one behind von:."},
	OnlyCommon:     {"„%s“ besteht nur aus Wörtern oder Zeichen, die nicht gesucht werden, weil sie überall stehen.", "%q consists of words or signs only that are not looked for because they stand everywhere."},
	LoneOr:         {"Neben „%s“ fehlt ein Wort: Es steht zwischen zwei Wörtern oder Wortgruppen, nicht neben Feldern.", "There is a word missing beside %q: it stands between two words or phrases, not beside fields."},
	ShortPrefix:    {"Vor dem Stern stehen zu wenige Buchstaben („%s“): Bitte mindestens drei.", "There are too few letters before the star (%q): please give three or more."},
	NotHere:        {"„-%s“: Ausschließen lassen sich Wörter, kommune:, kreis:, dienst:, status: und quelle:, aber keine Tage.", "\"-%s\": words, kommune:, kreis:, dienst:, status: and quelle: can be left out, but not days."},
	BadCursor:      {"Diese Fortsetzung der Trefferliste ist nicht lesbar: Bitte neu suchen.", "This continuation of the list cannot be read: please search again."},
	OtherCursor:    {"Diese Fortsetzung gehört zu einer anderen Anfrage: Bitte neu suchen.", "This continuation belongs to another query: please search again."},
}

// In is the problem in words, in "de" or "en", with what may have been meant.
func (p Problem) In(lang string) string {
	m, i, ask := messages[p.Code], 0, " Gemeint war vielleicht: %s."
	if lang == "en" {
		i, ask = 1, " Did you mean %s?"
	}
	out := m[i]
	if strings.Contains(out, "%") {
		out = fmt.Sprintf(out, clip(p.Word))
	}
	if len(p.Near) > 0 {
		out += fmt.Sprintf(ask, strings.Join(p.Near, ", "))
	}
	return out
}
