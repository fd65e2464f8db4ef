package rich

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MarkKind is what a mark says of its stretch of text.
type MarkKind int

// The kinds of marks.
const (
	Bold  MarkKind = iota
	Slant          // italic
	Struck
	Hyper
	Clock
)

// Mark is a property of the bytes from Start to End of a Text.
type Mark struct {
	Start, End int
	Kind       MarkKind
	URL        string    // Hyper: absolute
	Time       time.Time // Clock: machine-readable time
}

// Text is inline text with its marks. Its words are clean: one space between words, "\n" for a line break.
type Text struct {
	Text  string
	Marks []Mark
}

// Writer collects a Text piece by piece.
type Writer struct {
	buf   []byte
	marks []Mark
}

// Len is the number of bytes written.
func (w *Writer) Len() int { return len(w.buf) }

// String adds text, its white space collapsed, soft hyphens and control characters left out.
func (w *Writer) String(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c > ' ' && c != 0x7f:
				w.buf = append(w.buf, c)
			case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
				w.space()
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case dropped(r):
		case unicode.IsSpace(r):
			w.space()
		case r >= 0x1D400 && r <= 0x1D7FF: // letters of formulas, which posts use for bold type
			w.buf = append(w.buf, norm.NFKC.String(string(r))...)
		default:
			w.buf = utf8.AppendRune(w.buf, r)
		}
	}
}

// dropped reports whether a rune leaves no trace in a document: controls, soft hyphens, marks of direction, zero-width
// space. The zero-width joiner stays, since emoji are made with it.
func dropped(r rune) bool {
	switch r {
	case 0x00AD, 0x200B, 0x200C, 0x2060, 0xFEFF, 0x200E, 0x200F, 0xFFFE, 0xFFFF:
		return true
	case 0x0085, 0x2028, 0x2029:
		return false
	}
	return unicode.IsControl(r) || (r >= 0x202A && r <= 0x202E) || (r >= 0x2066 && r <= 0x2069)
}

func (w *Writer) space() {
	if n := len(w.buf); n > 0 && w.buf[n-1] != ' ' && w.buf[n-1] != '\n' {
		w.buf = append(w.buf, ' ')
	}
}

// Break adds a line break.
func (w *Writer) Break() {
	if n := len(w.buf); n > 0 && w.buf[n-1] == ' ' {
		w.buf[n-1] = '\n'
		return
	}
	w.buf = append(w.buf, '\n')
}

// maxMarks bounds the marks of one paragraph. No text for people has so many.
const maxMarks = 1000

// Mark notes a property of everything written since start.
func (w *Writer) Mark(start int, m Mark) {
	if m.Start, m.End = start, len(w.buf); m.Start < m.End && len(w.marks) < maxMarks {
		w.marks = append(w.marks, m)
	}
}

// Take gives what was written and starts anew.
func (w *Writer) Take() Text {
	r := Text{Text: string(w.buf), Marks: w.marks}
	w.buf, w.marks = w.buf[:0], nil
	return r.Trim()
}

// Plain is s as a Text without marks.
func Plain(s string) Text {
	var w Writer
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.Break()
		}
		w.String(line)
	}
	return w.Take()
}

// Slice is the part from byte a to byte b, trimmed.
func (r Text) Slice(a, b int) Text {
	for a < b && (r.Text[a] == ' ' || r.Text[a] == '\n') {
		a++
	}
	for b > a && (r.Text[b-1] == ' ' || r.Text[b-1] == '\n') {
		b--
	}
	out := Text{Text: r.Text[a:b]}
	for _, m := range r.Marks {
		if m.Start, m.End = max(m.Start, a)-a, min(m.End, b)-a; m.Start < m.End {
			out.Marks = append(out.Marks, m)
		}
	}
	return out
}

// Trim takes white space off both ends.
func (r Text) Trim() Text {
	if n := len(r.Text); n > 0 && strings.TrimSpace(r.Text) == r.Text {
		return r
	}
	return r.Slice(0, len(r.Text))
}

// Join puts s behind r with sep between them.
func (r Text) Join(sep string, s Text) Text {
	out := Text{Text: r.Text + sep + s.Text, Marks: slices.Clone(r.Marks)}
	for _, m := range s.Marks {
		m.Start, m.End = m.Start+len(r.Text)+len(sep), m.End+len(r.Text)+len(sep)
		out.Marks = append(out.Marks, m)
	}
	return out
}

// NFC brings the text to NFC. Where that moves bytes, which only combining characters across elements do, the marks go.
func (r Text) NFC() Text {
	if isPlain(r.Text) || norm.NFC.IsNormalString(r.Text) {
		return r
	}
	return Text{Text: strings.TrimSpace(norm.NFC.String(r.Text))}
}

// isPlain reports whether s is in NFC since it has no character from U+0300 on.
func isPlain(s string) bool {
	const lead = 0xCC // the first byte of U+0300
	for i := range len(s) {
		if s[i] >= lead {
			return false
		}
	}
	return true
}

// Lines splits at line breaks; two in a row give an empty line between. What is beyond most lines stays one.
func (r Text) Lines(most int) []Text {
	if !strings.Contains(r.Text, "\n") {
		return []Text{r}
	}
	var out []Text
	for at := 0; at <= len(r.Text); {
		end := strings.IndexByte(r.Text[at:], '\n')
		if end < 0 || len(out) > most {
			out = append(out, r.Slice(at, len(r.Text)))
			break
		}
		out = append(out, r.Slice(at, at+end))
		at += end + 1
	}
	return out
}

// Covered counts the bytes that marks of a kind cover.
func (r Text) Covered(k MarkKind) int {
	n, end := 0, 0
	for _, m := range r.Marked(k) {
		if m.End <= end {
			continue
		}
		n += m.End - max(m.Start, end)
		end = m.End
	}
	return n
}

// Marked are the marks of a kind, by their begin.
func (r Text) Marked(k MarkKind) []Mark {
	var out []Mark
	for _, m := range r.Marks {
		if m.Kind == k {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b Mark) int { return a.Start - b.Start })
	return out
}

// SetOffTo is the end of the stretch at the start of r that marks of the given kinds set off; 0 if it starts otherwise.
func (r Text) SetOffTo(kinds ...MarkKind) int {
	end := 0
	for _, k := range kinds {
		for _, m := range r.Marked(k) {
			if strings.TrimSpace(r.Text[end:max(end, m.Start)]) != "" {
				break
			}
			end = max(end, m.End)
		}
	}
	return end
}

// AllBold reports whether every letter of r is bold.
func (r Text) AllBold() bool {
	end := r.SetOffTo(Bold)
	return end > 0 && !strings.ContainsFunc(r.Text[end:], func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// Clock is the first machine-readable time in r and its stretch.
func (r Text) Clock() (m Mark, ok bool) {
	for _, m := range r.Marks {
		if m.Kind == Clock {
			return m, true
		}
	}
	return Mark{}, false
}
