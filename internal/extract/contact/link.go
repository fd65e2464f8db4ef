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
	n, err := phonenumbers.Parse(s, "DE")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return s
	}
	return phonenumbers.Format(n, phonenumbers.E164)
}
