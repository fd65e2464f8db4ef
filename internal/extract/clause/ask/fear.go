package ask

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// expectsTrouble reports whether the question from token first on is whether one has to expect trouble with the topic.
func (r *Asker) expectsTrouble(topic []grammar.Mention, chunks []split.Chunk, first, last int) bool {
	for last > first && r.Text.Tokens[last].Kind == lexicon.Punct {
		last--
	}
	return len(topic) > 0 && (r.fears(first, last) || (have(chunks, grammar.Trouble) || have(chunks, grammar.Limited)) && r.expects(first, last))
}

// fears reports whether the question, from token first on, is whether one has to fear for what it is about, or to do without it ("Muss ich um
// mein Wohngeld bangen?"), or whether what has failed strikes that too ("Betrifft das auch die Schulen?").
func (r *Asker) fears(first, last int) bool {
	switch string(r.Text.Folded(first)) {
	case "betrifft", "betreffen":
		return true
	case "muss", "muessen":
	default:
		return false
	}
	switch string(r.Text.Folded(last)) {
	case "fuerchten", "bangen", "zittern", "sorgen", "verzichten", "auskommen":
		return true
	case "machen":
		return r.Text.Is(last-1, "sorgen") || r.Text.Is(last-1, "gedanken")
	}
	return false
}

// expects reports whether a question from its verb at token first on asks whether one has to reckon with something ("Muss ich mit Absagen
// rechnen?").
func (r *Asker) expects(first, last int) bool {
	return (r.Text.Is(first, "muss") || r.Text.Is(first, "muessen") || r.Text.Is(first, "ist")) && (r.Text.Is(last, "rechnen") || r.Text.Is(last, "zu") || r.Text.Is(last, "erwarten") || r.Text.Is(last, "einplanen") || r.Text.Is(last, "warten"))
}
