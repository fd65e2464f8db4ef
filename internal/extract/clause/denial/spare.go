package denial

import (
	"bytes"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// SparesAll reports whether the clause says what nobody has to do: that denies a burden, and no service ("Niemand muss umplanen", "Warten
// braucht keiner", "Kein Brautpaar muss umplanen", "Niemand, der Wohngeld bezieht, muss bangen").
func (r *Denier) SparesAll(c *split.Chunk) bool {
	const near = 3 // tokens of "muss sich niemand"
	must, nobody := -near, -near
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "muss", "muesse", "braucht", "brauche", "muessen", "brauchen":
			must = i
		case "niemand", "keiner":
			nobody = i
		default:
			if r.isNoOne(i, c) {
				return true
			}
			continue
		}
		if max(must-nobody, nobody-must) < near {
			return true
		}
	}
	return must == c.First && r.ofNoOne(c.First)
}

// isNoOne reports whether the clause begins with a "kein" at token i and a noun, of whom it soon tells what they have to do: who has to do it is
// none of them.
func (r *Denier) isNoOne(i int, c *split.Chunk) bool {
	const near = 5 // tokens of "Empfänger von Wohngeld muss"
	if i != c.First || i == c.Last || !bytes.HasPrefix(r.Text.Folded(i), []byte("kein")) || !r.Text.Tokens[i+1].Upper {
		return false
	}
	for j := i + 2; j <= min(i+near, c.Last); j++ {
		switch string(r.Text.Folded(j)) {
		case "muss", "muesse", "braucht", "brauche":
			return true
		}
	}
	return false
}

// ofNoOne reports whether the clause that goes on with its verb at token i is about the "niemand" or "kein" before a relative clause that ends
// there.
func (r *Denier) ofNoOne(i int) bool {
	const far = 15 // tokens of the relative clause
	if i == 0 || !r.Text.Is(i-1, ",") {
		return false
	}
	for j := i - 2; j > max(i-far, 0); j-- {
		if t := &r.Text.Tokens[j]; t.Kind == lexicon.Word {
			continue
		}
		if !r.Text.Is(j, ",") {
			return false
		}
		none := r.Text.Is(j-1, "niemand") || r.Text.Is(j-1, "keiner") || bytes.HasPrefix(r.Text.Folded(max(j-2, 0)), []byte("kein"))
		return none && r.At[i]&grammar.Negation == 0
	}
	return false
}
