package dateline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Month is the pattern of a German month as date lines spell it.
const Month = `(?:Jan(?:uar|\.)?|Jänner|Feb(?:ruar|\.)?|März|Mrz\.?|Apr(?:il|\.)?|Mai|Juni?\.?|Juli?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Okt(?:ober|\.)?|Nov(?:ember|\.)?|Dez(?:ember|\.)?)`

// The parts, as patterns, of German dates and times as date lines spell them.
const (
	reWeekday = `(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.?|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)`
	reDay     = `(?:\d{1,2}\.\s?(?:\d{1,2}\.(?:\s?20\d{2}\b|\d{2}\b)?|` + Month + `(?:\s+20\d{2})?)|20\d{2}-\d{2}-\d{2})`
	reTime    = `(?:\d{1,2}(?:[.:]\d{2})?\s?(?:Uhr|h\b)|\d{1,2}:\d{2})`
	reSep     = `(?:\s*[,;|/·•–-]\s*|\s+(?:um|gegen|ab)?\s*|,?\s+(?:um|gegen)\s+)`
	reWhen    = `(?:(?:` + reWeekday + `(?:,?\s*(?:den|dem)?\s+|,\s*))?` + reDay + `(?:` + reSep + reTime + `)?|` + reWeekday + reSep + reTime + `|` + reTime + `)`
)

var (
	// "[Do., 2.11., 16:48]" and "(Update 3.11.)" at the start
	reBracket = regexp.MustCompile(`^[\[(]\s*(?:(?:Update|Stand|Nachtrag)[:\s]+)?` + reWhen + `\s*[\])]\s*[:–-]?`)
	// "+++ 12.30 Uhr +++"
	rePlus = regexp.MustCompile(`^\+{2,}\s*(?:(?:\d+\.\s*)?(?:Update|Aktualisierung|Nachtrag|Eilmeldung)?[:,\s]*(?:vom|am|um|von)?\s*)` + reWhen + `\s*\+{2,}`)
	// "Update vom Montag, 30. Oktober, 15.55 Uhr", "Stand: 7.11.2023"
	reUpdate = regexp.MustCompile(`^\(?(?:(?:[Nn]eues|[Ll]etztes|[Aa]ktuelles|\d+\.)\s+)?(?i:(?:update|aktualisierung|aktualisiert|nachtrag|ergänzung|ergänzt|stand|sachstand|zwischenstand|(?:letzte|neueste)r?\s+(?:änderung|aktualisierung|stand)|zuletzt\s+(?:aktualisiert|geändert|bearbeitet)|aktueller\s+stand|meldung|mitteilung|information(?:en)?))\s*(?:\d+\s*)?(?:[:,–-]\s*)?(?:(?:vom|am|von|um|der|zum)\s+)?(?:(?:heute|gestern),?\s+)?` + reWhen + `\)?`)
	// "Veröffentlicht am 14. November 2023"
	reMeta     = regexp.MustCompile(`^(?i:(?:veröffentlicht|erschienen|erstellt|publiziert|eingestellt|online\s+seit|datum|gepostet|geschrieben|gültig\s+ab\s+erscheinen))[,:]?\s*(?:(?:am|vom|seit|ab)\s+)?` + reWhen)
	reHasDay   = regexp.MustCompile(reDay)
	reHasClock = regexp.MustCompile(reTime)
	// a line that begins with a date or time
	reWhenStart = regexp.MustCompile(`^` + reWhen)
	// "Werl, 02.11.2023" below or above a notice
	rePlaceDate = regexp.MustCompile(`^\p{Lu}[\p{L} .()-]{2,40},\s*(?:den\s+|im\s+)?` + reDay + `$`)
)

var (
	// "… am Mittwoch, 8." and "November …"
	reDayEnd     = regexp.MustCompile(`(?:^|[ (])\d{1,2}\.$`)
	reMonthStart = regexp.MustCompile(`^` + Month + `(?:$|[^\p{L}])`)
)

// GoesOn reports whether a date was broken between the lines: one ends with a day, the next begins with its month.
func GoesOn(line, next string) bool {
	return strings.HasSuffix(line, ".") && reDayEnd.MatchString(line) && reMonthStart.MatchString(next)
}

// Head is the reading of a line as the head of an entry.
type Head struct {
	End    int  // bytes of the line that are the head
	Sticky bool // dates the whole page or part, not one report among several ("Stand: …")
}

// Find finds a date line at the start of s: as the whole line, or before the text that it dates. bold says how many
// bytes at the start are bold: a bold date before text is a head where a plain one may be part of a sentence.
func Find(s string, bold int) (Head, bool) {
	if !mayBeDate(s) {
		return Head{}, false
	}
	switch s[0] {
	case '[', '(':
		if m := reBracket.FindString(s); m != "" {
			return Head{End: len(m)}, true
		}
	case '+':
		if m := rePlus.FindString(s); m != "" {
			return Head{End: len(m)}, true
		}
	}
	if m := find(reUpdate, updates, s); m != "" {
		low := strings.ToLower(m)
		sticky := strings.Contains(low, "stand") || strings.Contains(low, "letzte") || strings.Contains(low, "zuletzt")
		return closeHead(s, len(m), bold, sticky)
	}
	if m := find(reMeta, metas, s); m != "" && utf8.RuneCountInString(s) <= 100 {
		return Head{End: len(s), Sticky: true}, true
	}
	if len(s) <= longestPlace && rePlaceDate.MatchString(s) {
		return Head{End: len(s), Sticky: true}, true
	}
	if m := find(reWhenStart, weekdays, s); m != "" {
		return startsWithWhen(s, m, bold)
	}
	return Head{}, false
}

// Is reports whether s begins with a date line.
func Is(s string) bool {
	_, ok := Find(s, 0)
	return ok
}

// HasDay reports whether s names a day.
func HasDay(s string) bool { return reHasDay.MatchString(s) }

// HasClock reports whether s names a time of day.
func HasClock(s string) bool { return reHasClock.MatchString(s) }

// mayBeDate is a cheap look before the regular expressions: a head is near a digit.
func mayBeDate(s string) bool {
	return strings.IndexFunc(s[:min(len(s), 60)], func(r rune) bool { return r >= '0' && r <= '9' }) >= 0
}

// How the words begin that a head begins with, if not with a number: the first four letters of each, or all if no letter of ASCII follows.
const (
	updates  = "neue letz aktu upda nach erg stan sach zwis zule meld mitt info"
	metas    = "ver ersc erst publ eing onli datu gepo gesc g"
	weekdays = "mo mont di dien mi mitt do donn fr frei sa sams so sonn"
)

// longestPlace is more, in bytes, than a place and its day take.
const longestPlace = 300

// find finds re at the start of s. Most lines begin like none of its words: they need no regular expression.
func find(re *regexp.Regexp, words, s string) string {
	w := strings.TrimPrefix(s, "(")
	if len(w) < 2 {
		return ""
	}
	switch c := w[0]; {
	case c >= utf8.RuneSelf || c >= '0' && c <= '9':
	case !isLetter(c) || !beginsLike(words, w):
		return ""
	}
	return re.FindString(s)
}

// beginsLike reports whether w begins like one of words.
func beginsLike(words, w string) bool {
	const most = 4 // letters of each
	for len(words) > 0 {
		i := 0
		for i < len(words) && i < len(w) && words[i] == w[i]|0x20 && isLetter(w[i]) {
			i++
		}
		if (i == len(words) || words[i] == ' ') && (i == most || i == len(w) || !isLetter(w[i])) {
			return true
		}
		_, words, _ = strings.Cut(words, " ")
	}
	return false
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// closeHead accepts a head whose words say that it is one, if the line ends there or a separator follows.
func closeHead(s string, end, bold int, sticky bool) (Head, bool) {
	rest := s[end:]
	trimmed := strings.TrimLeft(rest, " ")
	if trimmed == "" {
		return Head{len(s), sticky}, true
	}
	r, n := utf8.DecodeRuneInString(trimmed)
	if strings.ContainsRune("|·", r) {
		return Head{end, sticky}, true
	}
	if strings.ContainsRune(":–—-.)]", r) {
		return Head{end + len(rest) - len(trimmed) + n, sticky}, true
	}
	if r == '(' && sticky && utf8.RuneCountInString(s) <= 100 {
		return Head{len(s), sticky}, true
	}
	if bold >= end && bold < len(s) || unicode.IsUpper(r) && sticky {
		return Head{end, sticky}, true
	}
	return Head{}, false
}

// startsWithWhen judges a line that starts with a date or time m. "Montag, 6. November: geschlossen" is a plan, not the
// head of a report; so a plain date needs a time of day or bold type, or must be all of the line.
func startsWithWhen(s, m string, bold int) (Head, bool) {
	rest := strings.TrimLeft(s[len(m):], " ")
	if strings.Trim(rest, " .:|–-") == "" {
		return Head{End: len(s)}, true
	}
	r, n := utf8.DecodeRuneInString(rest)
	at := len(s) - len(rest)
	switch {
	case reLog.MatchString(m) && after(rest):
		return Head{End: len(m)}, true // "03.11. 10:12 Lüdenscheid: …"
	case strings.ContainsRune("|·•/", r) && utf8.RuneCountInString(s) <= 100:
		return Head{End: len(s)}, true // "03.11.2023, 19:46 Uhr · Lesedauer: 4 Minuten"
	case bold >= len(m) && bold <= at+n && bold < len(s):
		if strings.ContainsRune(":–—-|", r) {
			return Head{End: at + n}, true
		}
		return Head{End: len(m)}, true
	case strings.ContainsRune(":–—-", r) && reClock.MatchString(m) && after(rest[n:]):
		return Head{End: at + n}, true
	}
	return Head{}, false
}

// reLog is a date with a time as logs spell them, not sentences.
var reLog = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,?\s+\d{1,2}:\d{2}$`)

// reClock wants minutes: "8 Uhr: …" is more often an hour of a timetable.
var reClock = regexp.MustCompile(`\d[.:]\d{2}(?:\s?Uhr)?$`)

// after reports whether s goes on with a sentence: "12.30 Uhr – 14 Uhr" does not.
func after(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return unicode.IsLetter(r)
}
