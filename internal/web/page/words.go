package page

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
)

// MaxQuote is the longest quote on a page, in characters; the notice's own page has all of it.
const MaxQuote = 400

// LongTime is a moment with its date, for people.
func (k *Kit) LongTime(lang string, at time.Time) string {
	if at.IsZero() {
		return "–"
	}
	at = at.In(k.berlin)
	if lang == catalog.English {
		return at.Format("2 Jan 2006, 15:04")
	}
	return at.Format("02.01.2006, 15:04")
}

// ShortTime is a moment without its year.
func (k *Kit) ShortTime(lang string, at time.Time) string {
	if at.IsZero() {
		return "–"
	}
	at = at.In(k.berlin)
	if lang == catalog.English {
		return at.Format("2 Jan, 15:04")
	}
	return at.Format("02.01., 15:04")
}

// Quote puts the quotation marks of the language around at most n characters of q.
func (k *Kit) Quote(lang, q string, n int) string { return k.Text(lang, "quote", Clip(q, n)) }

// LongDay is a day "2023-11-06" as people write it; what is no day stays as it is.
func LongDay(lang, day string) string { return dayAs(lang, day, "02.01.2006", "2 Jan 2006") }

// ShortDay is a day without its year: "6.11.".
func ShortDay(lang, day string) string { return dayAs(lang, day, "2.1.", "2 Jan") }

func dayAs(lang, day, german, english string) string {
	d, err := time.Parse(time.DateOnly, day)
	switch {
	case err != nil:
		return day
	case lang == catalog.English:
		return d.Format(english)
	default:
		return d.Format(german)
	}
}

// Age is a duration as people say it in little room: minutes, hours, then days.
func Age(lang string, d time.Duration) string {
	day := "T"
	if lang == catalog.English {
		day = "d"
	}
	switch d = max(d, 0); {
	case d < time.Minute:
		return "<1 min"
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	default:
		return fmt.Sprintf("%d %s", int(d.Hours()/24), day)
	}
}

// Clip shortens foreign text to at most n characters.
func Clip(s string, n int) string {
	count := 0
	for i := range s {
		if count++; count > n {
			return s[:i] + "…"
		}
	}
	return s
}

// WebAddress is text as an address that a person may follow: http or https, without a password; "" for any other. Notices
// name addresses that we have no hand in, and nothing else of theirs may become a link.
func WebAddress(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.User = nil
	return u.String()
}

// IsAGS says whether s has the form of an Amtlicher Gemeindeschlüssel: 8 digits, 5 for a Kreis.
func IsAGS(s string) bool {
	if len(s) != 5 && len(s) != 8 {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// Keep is the query string of a link: query ("?a=b" or "") with each given key set to its value; "" takes a key out.
func Keep(query string, pairs ...string) string {
	q, err := url.ParseQuery(strings.TrimPrefix(query, "?"))
	if err != nil {
		q = url.Values{}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}
