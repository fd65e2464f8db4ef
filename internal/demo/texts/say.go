package texts

import (
	"fmt"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/demo/plan"
	"github.com/lagebild/lagebild/internal/notice"
)

// Sentence is a fact as one to three sentences.
func (v Voice) Sentence(f plan.Fact) string {
	var parts []string
	if !f.Bare {
		parts = append(parts, v.present(f))
	}
	if f.Then != "" {
		parts = append(parts, v.announcement(f))
	}
	if f.Detour && v.phones && f.Service != "telefon" && f.Service != "email" {
		parts = append(parts, v.Prose("d", f.Key))
	}
	return strings.Join(parts, " ")
}

func (v Voice) present(f plan.Fact) string {
	if f.Until != "" {
		if s := v.pick(f.Service, "b", f.Key); s != "" {
			return strings.ReplaceAll(s, "{bis}", v.day(f.Until, f.Key, true))
		}
	}
	if f.Better {
		if rest := v.pick(f.Service, again(f.Status), f.Key); rest != "" && (f.Status == notice.Available || v.odds(f.Key, 2)) {
			return v.since(f) + " " + rest + "."
		}
	}
	return v.pick(f.Service, plain(f.Status), f.Key)
}

// odds is true for one key in n.
func (v Voice) odds(key string, n uint64) bool { return plan.Hash(v.site.Variety, "odds", key)%n == 0 }

// since is the beginning of a sentence that tells what has become better.
func (v Voice) since(f plan.Fact) string {
	if f.Passed != "" && v.odds(f.Key, 3) {
		return "Seit " + v.day(f.Passed, f.Key, true)
	}
	words := []string{"Ab sofort", "Inzwischen", "Mittlerweile", "Seit heute", "Nun"}
	if v.rewrite || f.Passed != "" {
		words = []string{"Inzwischen", "Mittlerweile"}
	}
	return v.draw(words, "since", f.Key)
}

func (v Voice) announcement(f plan.Fact) string {
	return "Ab " + v.day(f.From, f.Key, false) + " " + v.pick(f.Service, again(f.Then), f.Key+"/then") + "."
}

// plain is the sort of wording that tells a status by itself.
func plain(s notice.Status) string {
	switch s {
	case notice.Unavailable:
		return "u"
	case notice.Limited:
		return "l"
	default:
		return "a"
	}
}

// again is the sort of wording that tells a status as a change for the better.
func again(s notice.Status) string {
	if s == notice.Limited {
		return "e"
	}
	return "w"
}

// Wochentag is the German name of a weekday.
func Wochentag(d time.Weekday) string {
	return []string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}[d]
}

// Monat is the German name of a month.
func Monat(m time.Month) string {
	return []string{
		"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
	}[m-1]
}

// day is a day as texts name it; closed leaves out the comma after it.
func (v Voice) day(d notice.Day, key string, closed bool) string {
	t, err := d.Start(v.loc)
	if err != nil {
		return string(d)
	}
	weekday, month := Wochentag(t.Weekday()), Monat(t.Month())
	comma := ","
	if closed {
		comma = ""
	}
	switch plan.Hash(v.site.Variety, "day", key) % 5 {
	case 0:
		return fmt.Sprintf("%s (%d. %s)", weekday, t.Day(), month)
	case 1:
		return fmt.Sprintf("dem %d. %s", t.Day(), month)
	case 2:
		return fmt.Sprintf("%s, %d.%d.%s", weekday, t.Day(), int(t.Month()), comma)
	case 3:
		return fmt.Sprintf("%s, den %d. %s %d%s", weekday, t.Day(), month, t.Year(), comma)
	default:
		return fmt.Sprintf("%s, %d. %s%s", weekday, t.Day(), month, comma)
	}
}

// Stamp is a moment as a page dates itself: "Montag, 6. November 2023, 14.30 Uhr".
func Stamp(t time.Time) string {
	return fmt.Sprintf("%s, %d. %s %d, %02d.%02d Uhr", Wochentag(t.Weekday()), t.Day(), Monat(t.Month()), t.Year(), t.Hour(), t.Minute())
}

// Things names a service in a list of things: "Standesamt"; "" if it is not listed so.
func (v Voice) Things(f plan.Fact) string { return v.pick(f.Service, "n", f.Key) }

// Acts names a service in a list of what can be done: "Beantragung von Personalausweisen"; "" if it is not listed so.
func (v Voice) Acts(f plan.Fact) string { return v.pick(f.Service, "m", f.Key) }

// Partly names a service with its limits; "" if it is not listed so.
func (v Voice) Partly(f plan.Fact) string { return v.pick(f.Service, "p", f.Key) }

// Question asks for a service in an FAQ. A service is asked for in the same words each time.
func (v Voice) Question(service notice.Service) string { return v.pick(service, "q", string(service)) }

// Row is a service in a table of offices.
type Row struct{ Label, Status, Remark string }

// Row gives a fact as a table row; an announced change stands in the remark.
func (v Voice) Row(f plan.Fact) Row {
	cells := v.Fill(v.draw(v.book.phrases[f.Service]["t"+plain(f.Status)], "cells", f.Key))
	status, remark, _ := strings.Cut(cells, " | ")
	if f.Then != "" {
		remark = strings.TrimSuffix(v.announcement(f), ".")
		remark = strings.ToLower(remark[:1]) + remark[1:]
	}
	if !v.phones && strings.Contains(remark, "telefon") {
		remark = "-"
	}
	return Row{Label: v.pick(f.Service, "t", string(f.Service)), Status: status, Remark: remark}
}

// InTown is a fact as others report it: "In Werl bleibt das Bürgerbüro geschlossen."; "" if there are no words for it.
func (v Voice) InTown(f plan.Fact) string {
	rest := v.pick(f.Service, "v", f.Key)
	if f.Status != notice.Unavailable {
		rest = v.pick(f.Service, again(f.Status), f.Key)
	}
	if rest == "" {
		return ""
	}
	return "In " + ShortName(v.site.Body) + " " + strings.ReplaceAll(rest, "sind wir", "ist die Verwaltung") + "."
}
