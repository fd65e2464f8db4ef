package clause

import (
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// afterRumour is what is left of a sentence that begins with a rumour and calls it false: how it is ("Das Gerücht, das Amt sei zu, stimmt nicht;
// es hat geöffnet", "Von Absagen kann keine Rede sein: Getraut wird wie gewohnt"); ok is false if nothing is.
func (r *Reader) afterRumour(s split.Span) (rest split.Span, ok bool) {
	denied := false
	for i := s.First; i < s.Last-1; i++ {
		if denied = denied || r.CallsFalse(i) || r.Text.Is(i, "rede") && r.Text.Is(i-1, "keine"); !denied || r.Text.Is(s.First, "was") {
			continue
		}
		if r.Text.Is(i, ";") && !r.isTold(i+1, s.Last) || (r.Text.Is(i, ",") || r.Text.Is(i, ":")) && r.endsDenial(i-1) && !r.hangsOn(i+1) {
			return split.Span{First: i + 1, Last: s.Last}, true
		}
	}
	return s, false
}

// isTold reports whether the clause from token i on goes on with what somebody says ("es habe auch am Montag geschlossen").
func (r *Reader) isTold(i, last int) bool {
	for ; i < last; i++ {
		switch string(r.Text.Folded(i)) {
		case "habe", "sei", "seien", "werde", "koenne", "muesse", "solle", "bleibe":
			return true
		}
	}
	return false
}

// endsDenial reports whether what calls something false ends with token i.
func (r *Reader) endsDenial(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "nicht", "zu", "falsch", "unwahr", "unrichtig", "unzutreffend", "erfunden", "unsinn", "quatsch", "bloedsinn", "sein":
		return true
	}
	return false
}

// hangsOn reports whether the clause from token i on completes the one before, and says nothing of its own.
func (r *Reader) hangsOn(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "dass", "wonach", "weil", "da", "denn", "sondern", "und", "wie", "so", "ob", "wenn", "als", "nach", "was":
		return true
	}
	return false
}

// pastRumour reads what is left of the sentence behind a rumour that it calls false, of which the rumour is the topic.
func (r *Reader) pastRumour(rest split.Span, first int, ctx said.Context) said.Result {
	if about := split.Usable(r.MentionsIn(first, rest.First-1)); len(about) > 0 && !ctx.Structural {
		ctx.Topic = about
	}
	return r.Sentence(rest, ctx)
}
