package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind says in which of the two texts a piece stands.
type Kind string

// The kinds.
const (
	Same    Kind = "same"
	Removed Kind = "removed" // in the old text only
	Added   Kind = "added"   // in the new text only
)

// Piece is a stretch of words of one kind. All pieces but the added ones make the old text, all but the removed ones the
// new one.
type Piece struct {
	Kind Kind
	Text string
}

// maxEdits bounds the work: texts that differ more are compared line by line, and if that is too much too they are shown
// as wholly different.
const maxEdits = 1500

// Words compares two texts. ByLine says that they differ so much that whole lines were compared.
func Words(a, b string) (pieces []Piece, byLine bool) {
	if p, ok := compare(tokens(a), tokens(b)); ok {
		return p, false
	}
	if p, ok := compare(lines(a), lines(b)); ok {
		return p, true
	}
	return []Piece{{Removed, a}, {Added, b}}, true
}

// tokens cuts a text into words with the blanks after them; marks and line ends stand alone.
func tokens(s string) []string {
	var out []string
	for s != "" {
		n := wordEnd(s)
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

func wordEnd(s string) int {
	first, size := utf8.DecodeRuneInString(s)
	end := size
	if isWord(first) {
		end = len(s)
		if i := strings.IndexFunc(s, func(r rune) bool { return !isWord(r) }); i >= 0 {
			end = i
		}
	}
	if first == '\n' {
		return end
	}
	for end < len(s) && s[end] == ' ' {
		end++
	}
	return end
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func lines(s string) []string {
	return slices.DeleteFunc(strings.SplitAfter(s, "\n"), func(l string) bool { return l == "" })
}

// compare gives the shortest list of edits from a to b; false if it takes more than maxEdits.
func compare(a, b []string) ([]Piece, bool) {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	steps, ok := edits(a[head:len(a)-tail], b[head:len(b)-tail])
	if !ok {
		return nil, false
	}
	var out []Piece
	for _, t := range a[:head] {
		out = push(out, Same, t)
	}
	for _, s := range steps {
		out = push(out, s.Kind, s.Text)
	}
	for _, t := range a[len(a)-tail:] {
		out = push(out, Same, t)
	}
	return out, true
}

func push(out []Piece, kind Kind, text string) []Piece {
	if n := len(out); n > 0 && out[n-1].Kind == kind {
		out[n-1].Text += text
		return out
	}
	return append(out, Piece{kind, text})
}

// edits is Myers' greedy search: the furthest point on each diagonal for 0, 1, 2, … edits, then the way back.
func edits(a, b []string) ([]Piece, bool) {
	limit := min(len(a)+len(b), maxEdits)
	off := limit + 1
	furthest := make([]int32, 2*limit+3) // by diagonal x − y
	var trace [][]int32                  // what furthest was before each round, around the middle
	for d := 0; d <= limit; d++ {
		trace = append(trace, slices.Clone(furthest[off-d-1:off+d+2]))
		for k := -d; k <= d; k += 2 {
			x := int(furthest[off+k-1]) + 1
			if k == -d || k != d && furthest[off+k-1] < furthest[off+k+1] {
				x = int(furthest[off+k+1])
			}
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			furthest[off+k] = int32(x) //nolint:gosec // at most len(a)
			if x >= len(a) && y >= len(b) {
				return back(a, b, trace), true
			}
		}
	}
	return nil, false
}

// back follows the rounds from the end to the beginning.
func back(a, b []string, trace [][]int32) []Piece {
	var out []Piece // last first
	x, y := len(a), len(b)
	for d, was := range slices.Backward(trace) {
		k := x - y
		mid := d + 1 // where diagonal 0 lies in was
		from := k - 1
		if k == -d || k != d && was[mid+k-1] < was[mid+k+1] {
			from = k + 1
		}
		px := int(was[mid+from])
		if d == 0 {
			px = 0
		}
		py := px - from
		if d == 0 {
			py = 0
		}
		for x > px && y > py && x > 0 && y > 0 && a[x-1] == b[y-1] {
			x, y = x-1, y-1
			out = append(out, Piece{Same, a[x]})
		}
		switch {
		case d == 0:
		case from == k+1:
			y--
			out = append(out, Piece{Added, b[y]})
		default:
			x--
			out = append(out, Piece{Removed, a[x]})
		}
	}
	slices.Reverse(out)
	return out
}
