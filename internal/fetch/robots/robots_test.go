package robots

import (
	"strings"
	"testing"
	"time"
)

func TestAllowed(t *testing.T) {
	for _, tt := range []struct {
		name, file string
		allow      []string
		deny       []string
	}{
		{"empty", "", []string{"/", "/a"}, nil},
		{"a page instead", "<html><body>Disallow nothing: ok</body></html>", []string{"/"}, nil},
		{"all forbidden", "User-agent: *\nDisallow: /", []string{"/robots.txt"}, []string{"/", "", "/a?b"}},
		{"empty disallow allows", "User-agent: *\nDisallow:", []string{"/", "/a"}, nil},
		{"empty disallow ends its group", "User-agent: lagebild\nDisallow:\nUser-agent: *\nDisallow: /", []string{"/"}, nil},
		{"own group counts alone", "User-agent: *\nDisallow: /\n\nUser-agent: Lagebild\nDisallow: /intern", []string{"/"}, []string{"/intern/x"}},
		{"own groups are merged", "User-agent: lagebild\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: LAGEBILD\nDisallow: /b", []string{"/c"}, []string{"/a", "/b"}},
		{"version in the token", "User-agent: Lagebild/1.0\nDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"shared group", "User-agent: x\nUser-agent: lagebild\nDisallow: /a", []string{"/"}, []string{"/a"}},
		{"part of the name is another", "User-agent: lage\nDisallow: /\nUser-agent: lagebilder\nDisallow: /", []string{"/"}, nil},
		{"longest wins", "User-agent: *\nDisallow: /\nAllow: /aktuelles\nDisallow: /aktuelles/archiv", []string{"/aktuelles/1"}, []string{"/x", "/aktuelles/archiv/1"}},
		{"allow wins a tie", "User-agent: *\nDisallow: /a\nAllow: /a", []string{"/a"}, nil},
		{"stray rules first", "Disallow: /\nUser-agent: *\nDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"wildcards", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?print=\nDisallow: /a*b", []string{"/x.pdf?1", "/x/a/b", "/d/pdf"}, []string{"/d/x.pdf", "/p?print=1", "/a/x/b", "/ab"}},
		{"end", "User-agent: *\nDisallow: /a$", []string{"/ab", "/a/"}, []string{"/a"}},
		{"star at the end", "User-agent: *\nDisallow: /a*", []string{"/b"}, []string{"/a", "/ab"}},
		{"umlauts and escapes", "User-agent: *\nDisallow: /bürger\nDisallow: /%7euser\nDisallow: /a%2fb", []string{"/a/b"}, []string{"/b%C3%BCrger", "/b%c3%bcrgeramt", "/~user", "/a%2Fb"}},
		{"comments, spaces, cases", "  USER-AGENT : *  # all\r\n  disALLOW : /a b # x\r\n", []string{"/a"}, []string{"/a%20b"}},
		{"other lines between", "User-agent: *\nSitemap: https://x/\nDisallow: /a\nNoindex: /b", []string{"/b"}, []string{"/a"}},
		{"carriage returns", "User-agent: *\rDisallow: /a", []string{"/b"}, []string{"/a"}},
		{"byte order mark", "\xef\xbb\xbfUser-agent: *\nDisallow: /a", nil, []string{"/a"}},
		{"bad delay spoils nothing", "User-agent: *\nCrawl-delay: often\nDisallow: /a", nil, []string{"/a"}},
		{"rule without a slash", "User-agent: *\nDisallow: intern", []string{"/intern"}, nil},
		{"cut at the limit", "User-agent: *\nDisallow: /a\n" + strings.Repeat("#\n", MaxBytes/2-16) + "Disallow: /nur/das/nicht", []string{"/", "/n"}, []string{"/a"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Parse([]byte(tt.file), "Lagebild/1 (+https://example.org)")
			for _, p := range tt.allow {
				if !r.Allowed(p) {
					t.Errorf("%q is forbidden", p)
				}
			}
			for _, p := range tt.deny {
				if r.Allowed(p) {
					t.Errorf("%q is allowed", p)
				}
			}
		})
	}
}

func TestDelay(t *testing.T) {
	for file, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 10":                                       10 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5":                                      500 * time.Millisecond,
		"User-agent: *\nCrawl-delay: -3":                                       0,
		"User-agent: *\nCrawl-delay: NaN":                                      0,
		"User-agent: *\nCrawl-delay: Inf":                                      24 * time.Hour,
		"User-agent: *\nCrawl-delay: 1e300":                                    24 * time.Hour,
		"User-agent: *\nCrawl-delay: 10\nUser-agent: lagebild\nCrawl-delay: 3": 3 * time.Second,
		"User-agent: lagebild\nDisallow: /a\nUser-agent: *\nCrawl-delay: 10":   0,
	} {
		if got := Parse([]byte(file), "lagebild").Delay; got != want {
			t.Errorf("%q: %v, want %v", file, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a*b$\nAllow: /%7e"), "/a%7Eb")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := Parse(file, "lagebild")
		if r.Delay < 0 || r.Delay > 24*time.Hour {
			t.Errorf("delay %v", r.Delay)
		}
		if len(r.rules) == 0 && !r.Allowed(path) {
			t.Error("forbidden without a rule")
		}
		if all := Parse([]byte("User-agent: *\nDisallow: /"), "lagebild"); strings.HasPrefix(path, "/") && path != "/robots.txt" && all.Allowed(path) {
			t.Errorf("%q is allowed where nothing is", path)
		}
	})
}
