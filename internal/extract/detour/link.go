package detour

import (
	"github.com/lagebild/lagebild/internal/extract/contact"
	"github.com/lagebild/lagebild/internal/notice"
)

func linkKind(url string) notice.DetourKind {
	switch {
	case hasPrefixFold(url, "mailto:"):
		return notice.DetourEmail
	case hasPrefixFold(url, "tel:"):
		return notice.DetourPhone
	}
	return notice.DetourURL
}

// linkValue is the address that a link leads to, in the form that its kind is written in.
func linkValue(url string) string {
	switch linkKind(url) {
	case notice.DetourEmail:
		return contact.Email(url)
	case notice.DetourPhone:
		return contact.Phone(url[len("tel:"):])
	}
	return url
}

func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if c := s[i] | 0x20; c != prefix[i] && s[i] != prefix[i] {
			return false
		}
	}
	return true
}
