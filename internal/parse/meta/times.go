package meta

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// layouts are the spellings of machine-readable times on pages; those without a zone are Berlin's.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-0700", "2006-01-02T15:04-0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02 15:04:05", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04", time.DateOnly, time.RFC1123Z, time.RFC1123, "20060102T150405Z",
	"02.01.2006 15:04", "02.01.2006", "2.1.2006", "2006/01/02",
}

// Time reads a machine-readable time; one without a zone is Berlin's.
func Time(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 40 {
		return time.Time{}, false
	}
	loc := notice.Berlin()
	for _, l := range layouts {
		if t, err := time.ParseInLocation(l, s, loc); err == nil && t.Year() > 1990 && t.Year() < 2200 {
			return t, true
		}
	}
	return time.Time{}, false
}

var (
	reNumericDate = regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.(\s?20\d{2}|\d{2})\b(?:[^\d]{1,8}(\d{1,2})[.:](\d{2})\b(?:\s?Uhr)?)?`)
	reWordDate    = regexp.MustCompile(`\b(\d{1,2})\.\s?(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|(?:Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Nov|Dez)\.)\s(20\d{2})\b(?:[^\d]{1,8}(\d{1,2})[.:](\d{2})\b(?:\s?Uhr)?)?`)
	months        = map[string]int{
		"Januar": 1, "Februar": 2, "März": 3, "April": 4, "Mai": 5, "Juni": 6, "Juli": 7, "August": 8, "September": 9,
		"Oktober": 10, "November": 11, "Dezember": 12,
	}
)

// monthOf is the number of a month by its name or the name's beginning.
func monthOf(name string) int {
	name = strings.TrimSuffix(name, ".")
	for full, n := range months {
		if strings.HasPrefix(full, name) {
			return n
		}
	}
	return 0
}

// germanDate finds the first date with a year in s.
func germanDate(s string) (time.Time, bool) {
	if strings.IndexByte(s, '.') < 1 || !strings.ContainsAny(s, "0123456789") {
		return time.Time{}, false // most lines, without a regular expression
	}
	m := reNumericDate.FindStringSubmatch(s)
	month := 0
	if m != nil {
		month, _ = strconv.Atoi(m[2])
	} else if m = reWordDate.FindStringSubmatch(s); m != nil {
		month = monthOf(m[2])
	} else {
		return time.Time{}, false
	}
	day, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(strings.TrimSpace(m[3]))
	if year < 100 {
		year += 2000
	}
	hour, _ := strconv.Atoi(m[4])
	minute, _ := strconv.Atoi(m[5])
	t := time.Date(year, time.Month(month), day, hour, minute, 0, 0, notice.Berlin())
	if month < 1 || month > 12 || t.Day() != day || hour > 23 || minute > 59 {
		return time.Time{}, false
	}
	return t, true
}

// DateFromText dates a document that has no machine-readable time by its own date line.
func DateFromText(doc *notice.Document) {
	if !doc.Published.IsZero() {
		return
	}
	published, updated := FirstTimes(*doc)
	doc.Published = published
	if doc.Updated.IsZero() {
		doc.Updated = updated
	}
}

// headBlocks is how many blocks at the start of a document may hold its date line.
const headBlocks = 6

// FirstTimes reads the date lines at the start of a document. Where date lines are many, they date reports in it: the
// newest of them is when it was last updated.
func FirstTimes(doc notice.Document) (published, updated time.Time) {
	if t, ok := newestEntry(doc); ok {
		return time.Time{}, t
	}
	entries := 0
	for i, b := range doc.Blocks {
		if b.Kind == notice.BlockEntry {
			entries++
		}
		if !dates(b, i, entries) {
			continue
		}
		t, ok := timeOf(doc, b)
		switch {
		case !ok:
		case saysUpdated(doc.Text[b.Start:b.End]):
			if updated.IsZero() {
				updated = t
			}
		case published.IsZero():
			published = t
		}
	}
	if published.IsZero() && updated.IsZero() {
		for _, b := range doc.Blocks[max(0, len(doc.Blocks)-4):] {
			text := doc.Text[b.Start:b.End]
			if !strings.Contains(text, "20") {
				continue // no year
			}
			if m := reSigned.FindString(text); m != "" {
				published, _ = germanDate(m)
			}
		}
	}
	return published, updated
}

// dates reports whether block i, after so many date lines, may date the whole document.
func dates(b notice.Block, i, entries int) bool {
	if b.Kind == notice.BlockEntry {
		return i < headBlocks || entries <= 2
	}
	return i < headBlocks && b.End-b.Start <= 100 && b.Kind != notice.BlockItem && b.Table == 0
}

// saysUpdated reports whether a date line says when the document was last changed, not when it came out.
func saysUpdated(s string) bool {
	low := strings.ToLower(s)
	for _, w := range []string{"stand", "aktualisier", "änder", "update"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// newestEntry is the newest of a document's date lines if they are many and all say their year.
func newestEntry(doc notice.Document) (newest time.Time, ok bool) {
	entries := 0
	for _, b := range doc.Blocks {
		if b.Kind != notice.BlockEntry {
			continue
		}
		t, ok := timeOf(doc, b)
		if !ok {
			return time.Time{}, false
		}
		entries++
		if t.After(newest) {
			newest = t
		}
	}
	return newest, entries > 2
}

// reSigned is the place and date at the end of a proclamation.
var reSigned = regexp.MustCompile(`^\p{Lu}[\p{L} .()-]{2,40},\s*(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}+)\s?20\d{2}`)

func timeOf(doc notice.Document, b notice.Block) (time.Time, bool) {
	if !b.Time.IsZero() {
		return b.Time, true
	}
	return germanDate(doc.Text[b.Start:b.End])
}
