package contact

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Email is the address in a "mailto:" link, in lower case.
func Email(link string) string {
	s := link[strings.IndexByte(link, ':')+1:]
	s, _, _ = strings.Cut(s, "?")
	return strings.ToLower(s)
}

// Phone is a German or international number in E.164; as it was given if it is none.
func Phone(s string) string {
	if number, ok := e164(s); ok {
		return number
	}
	return s
}

// e164 writes a number that is given as one dials it in Germany; false if it cannot be one.
func e164(s string) (string, bool) {
	if value := plain(s); value != "" {
		return value, true
	}
	n, err := phonenumbers.Parse(s, "DE")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return "", false
	}
	return phonenumbers.Format(n, phonenumbers.E164), true
}

// plain is e164 of a number that is but digits and the signs between them, an area code first ("02922 800-0", "(0 29 22) 8000"), as most are;
// "" for any other, and for one so short or long that there may be none such.
func plain(s string) string {
	const shortest, longest = 7, 12 // digits
	value := make([]byte, 0, len("+49")+len(s))
	value = append(value, "+49"...)
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			if digits++; digits > 1 {
				value = append(value, c)
			}
			if digits == 1 && c != '0' || digits == 2 && c == '0' {
				return "" // a foreign one, or none
			}
		case c != ' ' && c != '-' && c != '/' && c != '(' && c != ')':
			return ""
		}
	}
	if digits < shortest || digits > longest {
		return ""
	}
	return string(value)
}
