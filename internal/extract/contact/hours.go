package contact

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/dates/names"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// dayNames gives the short name of each day of the week, Sunday first.
var dayNames = [7]string{"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"}

// hours reads opening hours at token i: "Mo–Fr 8–12 Uhr, Do 14–17.30 Uhr", "montags bis freitags von 8 bis 16 Uhr". A day
// with a date is an appointment, and no opening hours.
func (f *stretch) hours(i int) (Found, bool) {
	if !f.dayWord(i) {
		return Found{}, false
	}
	var parts []string
	end, at := 0, i
	for {
		days, j, ok := f.days(at)
		if !ok {
			break
		}
		times, k, ok := f.times(j)
		if !ok {
			break
		}
		parts = append(parts, days+" "+times)
		end, at = k-1, k
		for f.word(at) == "," || f.word(at) == ";" || f.word(at) == "und" || f.word(at) == "sowie" || f.is(at, lexicon.Break) || f.is(at, lexicon.Dash) {
			at++
		}
		if f.word(at) == "auch" {
			at++
		}
	}
	if len(parts) == 0 {
		return Found{}, false
	}
	text := f.original(i, end)
	return Found{f.Text.Tokens[i].Start, f.Text.Tokens[end].End, notice.Detour{Kind: notice.DetourHours, Value: strings.Join(parts, "; "), Text: strings.Join(strings.Fields(text), " ")}}, true
}

// dayWord reports whether the token names days of the week.
func (f *stretch) dayWord(i int) bool {
	w := f.word(i)
	if w == "taeglich" || w == "werktags" || w == "wochentags" {
		return true
	}
	if a, b, ok := strings.Cut(w, "-"); ok { // "Mo-Fr" is one word
		return names.EveryWeekday(a) >= 0 && names.EveryWeekday(b) >= 0
	}
	return names.EveryWeekday(w) >= 0 && (len(w) > 2 || f.Text.Tokens[i].Upper)
}

// days reads "Mo–Fr", "Mo., Di. und Do.", "täglich" at token i, and gives the token after it.
func (f *stretch) days(i int) (string, int, bool) {
	switch f.word(i) {
	case "taeglich":
		return "Mo-So", i + 1, true
	case "werktags", "wochentags":
		return "Mo-Fr", i + 1, true
	}
	var out []string
	for {
		if !f.dayWord(i) {
			return "", 0, false
		}
		a, b, joined := strings.Cut(f.word(i), "-")
		first := names.EveryWeekday(a)
		if first < 0 {
			return "", 0, false
		}
		i = f.afterDay(i)
		name := dayNames[first]
		if joined {
			name += "-" + dayNames[names.EveryWeekday(b)]
		} else if last := names.EveryWeekday(f.word(i + 1)); last >= 0 && f.spans(i) && f.dayWord(i+1) {
			name += "-" + dayNames[last]
			i = f.afterDay(i + 1)
		}
		out = append(out, name)
		if w := f.word(i); (w == "," || w == "und" || w == "u" || w == "/" || w == "sowie" || w == "+" || w == "&") && f.dayWord(f.afterJoin(i)) {
			i = f.afterJoin(i)
			continue
		}
		return strings.Join(out, ","), i, true
	}
}

// spans reports whether token i stands between the ends of a span.
func (f *stretch) spans(i int) bool {
	w := f.word(i)
	return w == "bis" || w == "-" || w == "–"
}

func (f *stretch) afterDay(i int) int {
	if f.word(i+1) == "." {
		return i + 2
	}
	return i + 1
}

func (f *stretch) afterJoin(i int) int {
	if f.word(i) == "u" && f.word(i+1) == "." {
		return i + 2
	}
	return i + 1
}

// times reads "8–12 und 14–16 Uhr", "von 8 bis 16 Uhr" at token i, and gives the token after it.
func (f *stretch) times(i int) (string, int, bool) {
	for range 3 {
		switch f.word(i) {
		case ":", "von", "jeweils", ",", "zwischen", "nur", "ab":
			i++
		}
	}
	var out []string
	marked := false
	end := i
	for {
		from, j, m1, ok := f.clock(i)
		if !ok {
			break
		}
		if w := f.word(j); w != "bis" && w != "-" && w != "–" && w != "und" {
			break
		}
		to, k, m2, ok := f.clock(j + 1)
		if !ok {
			break
		}
		out = append(out, from+"-"+to)
		marked = marked || m1 || m2
		end, i = k, k
		for f.word(i) == "," || f.word(i) == "und" || f.word(i) == "sowie" || f.word(i) == "/" || f.word(i) == "von" {
			i++
		}
	}
	return strings.Join(out, ","), end, len(out) > 0 && (marked || f.marksLater(end))
}

// marksLater reports whether "Uhr" follows the times of a later day: "Mo 8–12, Di 8–16 Uhr".
func (f *stretch) marksLater(i int) bool {
	for j := i; j <= f.last && j < i+12; j++ {
		switch {
		case f.word(j) == "uhr":
			return true
		case f.is(j, lexicon.Word) && !f.dayWord(j) && f.word(j) != "und" && f.word(j) != "bis":
			return false
		}
	}
	return false
}

// clock reads a time of day at token i as "08:30"; marked tells whether "Uhr" or a colon says that it is one.
func (f *stretch) clock(i int) (at string, next int, marked, ok bool) {
	if !f.is(i, lexicon.Number) {
		return "", 0, false, false
	}
	w := strings.TrimSuffix(f.word(i), ".")
	hour, minute, timed := strings.Cut(strings.ReplaceAll(w, ":", "."), ".")
	h, err := strconv.Atoi(hour)
	if err != nil || h > 24 || len(hour) > 2 {
		return "", 0, false, false
	}
	m := 0
	if timed {
		if m, err = strconv.Atoi(minute); err != nil || m > 59 || len(minute) != 2 {
			return "", 0, false, false
		}
	}
	next = i + 1
	marked = strings.Contains(w, ":")
	if u := f.word(next); u == "uhr" || u == "h" {
		next, marked = next+1, true
	}
	return fmt.Sprintf("%02d:%02d", h, m), next, marked, true
}
