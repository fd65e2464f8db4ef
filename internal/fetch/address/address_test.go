package address

import (
	"net/url"
	"testing"
)

func TestRedact(t *testing.T) {
	for raw, want := range map[string]string{
		"https://werl.de/a":                        "https://werl.de/a",
		"https://user:pass@werl.de/a?token=1#frag": "https://werl.de/a?…",
		"https://user:p@ss@werl.de?x":              "https://werl.de?…",
		"werl.de/a@b?x":                            "werl.de/a@b?…",
		"http://a:b@[::1]:80\\x":                   "http://[::1]:80\\x",
		"":                                         "",
		"https://werl.de/?":                        "https://werl.de/",
		"http://x/\xff":                            "http://x/\uFFFD",
	} {
		if got := Redact(raw); got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
}

// TestHostKey gives one key to all spellings of a host.
func TestHostKey(t *testing.T) {
	for raw, want := range map[string]string{
		"https://werl.de/a":      "werl.de",
		"HTTPS://WERL.DE./a":     "werl.de",
		"http://werl.de:80":      "werl.de",
		"https://werl.de.:443/":  "werl.de",
		"https://werl.de:80/":    "werl.de:80",
		"http://werl.de.:8080/x": "werl.de:8080",
		"http://werl.de:/":       "werl.de",
		"http://[2A01:4F8::1]/":  "[2a01:4f8::1]",
		"http://[::1]:8080/":     "[::1]:8080",
		"mailto:a@werl.de":       "",
	} {
		u, err := url.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		if got := HostKey(u); got != want {
			t.Errorf("%s: %q, want %q", raw, got, want)
		}
	}
}
