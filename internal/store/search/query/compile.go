package query

import (
	"slices"

	"github.com/lagebild/lagebild/internal/store/search/german"
)

// Plan is a query made ready for the index.
type Plan struct {
	Expr   Expr     // what must hold; nothing if only fields are asked for
	Marks  Marks    // what is to be marked in what is found
	Stems  []string // of the words asked for, without those left out, joined ones or synonyms: what can be misspelt
	Extend []string // official terms that are looked for beside everyday words, as people write them
	Widen  bool     // some words are asked for; else the expression only leaves out
}

// Step is a word of a phrase: its stem, and how many words after the one before it stands.
type Step struct {
	Stem string
	Gap  int
}

// Marks say which words of a text answer a query.
type Marks struct {
	Stems    map[string]bool // also parts of compounds
	Prefixes []string
	Phrases  [][]Step
}

// Compiler makes plans. It is safe for concurrent use.
type Compiler struct {
	analyser *german.Analyser
	synonyms []synonym
}

// NewCompiler makes a compiler.
func NewCompiler(a *german.Analyser) *Compiler {
	return &Compiler{analyser: a, synonyms: parseSynonyms(synonymFile)}
}

// Compile makes the plan of a query. mended gives for stems that stand in no text those that are looked for instead; nil
// for none.
func (c *Compiler) Compile(q Query, mended map[string][]string) Plan {
	b := building{c: c, mended: mended}
	b.plan.Marks.Stems = map[string]bool{}
	var must []Expr
	taken := make([]bool, len(q.Clauses))
	for _, s := range c.matching(q.Clauses) {
		var words []Expr
		for _, i := range s.clauses {
			taken[i] = true
			words = append(words, b.item(q.Clauses[i].Items[0], true))
		}
		either := []Expr{all(words...)}
		for _, f := range c.synonyms[s.synonym].finds {
			if st := stems(f); !slices.Equal(st, s.stems) && !slices.Contains(b.plan.Extend, f) {
				b.plan.Extend = append(b.plan.Extend, f)
			}
			either = append(either, b.item(Item{Text: f, Phrase: true}, false))
		}
		must = append(must, anyOf(either...))
	}
	var without []Expr
	for i, cl := range q.Clauses {
		if taken[i] {
			continue
		}
		var either []Expr
		for _, it := range cl.Items {
			var e Expr
			if cl.Not {
				e = (&building{c: c}).item(it, false)
			} else {
				e = b.item(it, true)
			}
			if !e.None() {
				either = append(either, e)
			}
		}
		if len(either) == 0 {
			continue
		}
		if cl.Not {
			without = append(without, not(anyOf(either...)))
		} else {
			must = append(must, anyOf(either...))
		}
	}
	b.plan.Widen = len(must) > 0
	b.plan.Expr = all(append(must, without...)...)
	return b.plan
}

// building is a plan in the making.
type building struct {
	c      *Compiler
	mended map[string][]string
	plan   Plan
}

// item is the condition for one word or phrase; typed says that the person wrote it.
func (b *building) item(it Item, typed bool) Expr {
	words := german.Words(it.Text)
	if it.Phrase {
		return b.phrase(words, typed)
	}
	var must []Expr
	for i := 0; i < len(words); i++ {
		w := words[i]
		last := i+w.Joined == len(words)-1
		switch {
		case it.Prefix && last && w.Joined == 0:
			must = append(must, b.prefix(w.Fold))
		case w.Joined > 0:
			if e := b.joined(words, i, typed); !e.None() {
				must = append(must, e)
			}
			i += w.Joined
		case !german.Common(w.Fold):
			must = append(must, b.single(w.Fold, typed))
		}
	}
	return all(must...)
}

// single is a word by itself; a compound of known words is also found where they stand apart.
func (b *building) single(fold string, typed bool) Expr {
	stem := german.Stem(fold)
	either := b.stem(stem, typed)
	if parts, whole := b.c.analyser.Parts(fold); whole && len(parts) > 1 {
		apart := make([]Expr, 0, len(parts))
		for _, p := range parts {
			apart = append(apart, word(p))
			b.mark(p)
		}
		either = append(either, all(apart...))
	}
	return anyOf(either...)
}

// stem is a stem, or what stands for it.
func (b *building) stem(stem string, typed bool) []Expr {
	if typed && !slices.Contains(b.plan.Stems, stem) {
		b.plan.Stems = append(b.plan.Stems, stem)
	}
	b.mark(stem)
	out := []Expr{word(stem)}
	for _, m := range b.mended[stem] {
		b.mark(m)
		out = append(out, word(m))
	}
	return out
}

func (b *building) mark(stem string) {
	if b.plan.Marks.Stems != nil {
		b.plan.Marks.Stems[stem] = true
	}
}

// prefix is whatever begins as a word does, and the word itself, whose stem may be shorter.
func (b *building) prefix(fold string) Expr {
	p := german.Prefix(fold)
	b.plan.Marks.Prefixes = append(b.plan.Marks.Prefixes, p)
	stem := german.Stem(fold)
	b.mark(stem)
	return anyOf(prefix(p), word(stem))
}

// joined are words with hyphens between, from the i-th on: as one word, or side by side.
func (b *building) joined(words []german.Word, i int, typed bool) Expr {
	group := words[i : i+words[i].Joined+1]
	either := make([]Expr, 0, 2)
	if whole := german.Whole(words, i); whole != "" {
		stem := german.Stem(whole)
		b.mark(stem)
		either = append(either, word(stem))
	}
	if p := b.phrase(group, typed); !p.None() {
		either = append(either, p)
	}
	return anyOf(either...)
}

// phrase are words side by side. Those that stand everywhere only keep their place.
func (b *building) phrase(words []german.Word, typed bool) Expr {
	var kids []Expr
	var steps []Step
	at := 0
	for _, w := range words {
		if german.Common(w.Fold) {
			continue
		}
		stem := german.Stem(w.Fold)
		gap := w.Pos - at
		at = w.Pos
		steps = append(steps, Step{Stem: stem, Gap: gap})
		either := anyOf(b.phraseStem(stem, typed && len(words) == 1)...)
		either.gap = gap
		kids = append(kids, either)
	}
	switch len(kids) {
	case 0:
		return Expr{}
	case 1:
		b.mark(steps[0].Stem)
		return kids[0]
	}
	b.plan.Marks.Phrases = append(b.plan.Marks.Phrases, steps)
	return Expr{op: opPhrase, kids: kids}
}

// phraseStem is a stem within a phrase: what is in quotation marks is not mended unless it is one word.
func (b *building) phraseStem(stem string, typed bool) []Expr {
	if typed {
		return b.stem(stem, typed)
	}
	return []Expr{word(stem)}
}
