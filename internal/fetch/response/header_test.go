package response

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestFreshFor(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		header string // "K: v|K: v"
		want   time.Duration
	}{
		{"", 0},
		{"Cache-Control: max-age=60", time.Minute},
		{"Cache-Control: public, Max-Age=\"60\"", time.Minute},
		{"Cache-Control: max-age=60|Age: 20", 40 * time.Second},
		{"Cache-Control: max-age=60|Age: 90", 0},
		{"Cache-Control: max-age=-5", 0},
		{"Cache-Control: max-age=9999999999", 24 * time.Hour},
		{"Cache-Control: max-age=60, no-cache", 0},
		{"Cache-Control: no-store, max-age=60", 0},
		{"Cache-Control: max-age=60|Cache-Control: no-cache", 0},
		{"Cache-Control: max-age=60|Expires: Wed, 25 Nov 2026 14:00:00 GMT", time.Minute},
		{"Expires: Wed, 25 Nov 2026 14:00:00 GMT", 2 * time.Hour},
		{"Expires: Wed, 25 Nov 2026 14:00:00 GMT|Date: Wed, 25 Nov 2026 13:00:00 GMT", time.Hour},
		{"Expires: Wed, 25 Nov 2026 11:00:00 GMT", 0},
		{"Expires: Wed, 25 Nov 2099 11:00:00 GMT", 24 * time.Hour},
		{"Expires: 0", 0},
	} {
		h := http.Header{}
		for line := range strings.SplitSeq(tt.header, "|") {
			if k, v, ok := strings.Cut(line, ": "); ok {
				h.Add(k, v)
			}
		}
		if got := FreshFor(h, now); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.header, got, tt.want)
		}
	}
}

func TestCharset(t *testing.T) {
	for header, want := range map[string]string{
		"text/html": "", "text/html; charset=UTF-8": "utf-8", "text/html;charset=\"windows-1252\"": "windows-1252",
		"text/html; charset=utf-8; charset=latin1": "utf-8", "text/html; charset='utf-8'; =": "utf-8", "": "",
	} {
		if got := Charset(http.Header{"Content-Type": {header}}); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}
