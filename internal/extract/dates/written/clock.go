package written

import (
	"strings"
)

// isClock reports whether the number at i is a time of day.
func (r *Reader) isClock(i int) bool {
	if w := r.Word(i + 1); w == "uhr" || w == "h" {
		return true
	}
	if strings.ContainsRune(r.Word(i), ':') {
		return true
	}
	w := r.Word(i + 1)
	return (w == "–" || w == "-" || w == "bis") && (r.Word(i+3) == "uhr" || r.Word(i+4) == "uhr") && !strings.HasSuffix(r.Word(i), ".")
}

// ClockAt reads a time of day at token i: "15:55", "15.55 Uhr", "8 Uhr", "8 Uhr 30"; if it need not be marked as one, also
// "15.55" and "8".
func (r *Reader) ClockAt(i int, marked bool) (hour, minute int, ok bool) {
	if !r.IsNumber(i) {
		return 0, 0, false
	}
	w := r.Word(i)
	oclock := r.Word(i+1) == "uhr" || r.Word(i+1) == "h" || !marked
	sep := strings.IndexAny(w, ":.")
	if sep < 0 {
		h, ok := Integer(w)
		if !ok || h > 24 || !oclock || len(w) > 2 {
			return 0, 0, false
		}
		if m, ok := Integer(r.Word(i + 2)); ok && r.Word(i+1) == "uhr" && len(r.Word(i+2)) == 2 && m < 60 {
			return h % 24, m, true
		}
		return h % 24, 0, true
	}
	h, ok1 := Integer(w[:sep])
	m, ok2 := Integer(w[sep+1:])
	if !ok1 || !ok2 || h > 23 || m > 59 || len(w)-sep != 3 || w[sep] != ':' && !oclock {
		return 0, 0, false
	}
	return h, m, true
}
