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
	n, err := phonenumbers.Parse(s, "DE")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return "", false
	}
	return phonenumbers.Format(n, phonenumbers.E164), true
}
