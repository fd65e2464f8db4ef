package wording

import "github.com/lagebild/lagebild/internal/extract/clause/split"

// AsksPrice reports whether the sentence asks what something costs, or who pays it: what the next one says is said of the money.
func (r *Reader) AsksPrice(s split.Span) bool {
	i := s.First
	switch string(r.Text.Folded(i)) {
	case "wie":
		return r.Text.Is(i+1, "teuer") || r.Text.Is(i+1, "viel") && r.hasPrice(s) || r.Text.Is(i+1, "hoch")
	case "was":
		return r.Text.Is(i+1, "kostet") || r.Text.Is(i+1, "kosten")
	case "wer":
		return !r.toSomebody(i+2) && r.hasPrice(s)
	case "wird", "werden":
		return r.Text.Is(s.Last-1, "teurer") || r.Text.Is(s.Last-1, "billiger")
	}
	return false
}

// toSomebody reports whether token i is whom something is paid to ("Wer zahlt mir das Wohngeld?").
func (r *Reader) toSomebody(i int) bool {
	return r.Text.Is(i, "mir") || r.Text.Is(i, "uns") || r.Text.Is(i, "ihnen")
}

// hasPrice reports whether the sentence has a word of what something costs.
func (r *Reader) hasPrice(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "kostet", "kosten", "teuer", "teurer", "billiger", "zahlt", "euro":
			return true
		}
	}
	return false
}
