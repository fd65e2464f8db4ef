package query

import (
	"strconv"
	"strings"
)

// op is what a node of an expression asks for.
type op int

const (
	opNone op = iota // nothing is asked for
	opWord
	opPrefix
	opAnd
	opOr
	opNot
	opPhrase
)

// Expr is a condition on the index entries of a text.
type Expr struct {
	op   op
	word string
	gap  int // of a phrase's part: how many words after the part before
	kids []Expr
}

func word(stem string) Expr   { return Expr{op: opWord, word: stem} }
func prefix(stem string) Expr { return Expr{op: opPrefix, word: stem} }

// all and anyOf make no node of their own for one kid, and ask for nothing if there is none.
func all(kids ...Expr) Expr {
	switch len(kids) {
	case 0:
		return Expr{}
	case 1:
		return kids[0]
	}
	return Expr{op: opAnd, kids: kids}
}

func anyOf(kids ...Expr) Expr {
	switch len(kids) {
	case 0:
		return Expr{}
	case 1:
		return kids[0]
	}
	return Expr{op: opOr, kids: kids}
}

func not(e Expr) Expr { return Expr{op: opNot, kids: []Expr{e}} }

// Any is the expression that one of the entries stands in a text; they must not be empty.
func Any(entries []string) Expr {
	kids := make([]Expr, 0, len(entries))
	for _, e := range entries {
		kids = append(kids, word(e))
	}
	return anyOf(kids...)
}

// None reports whether the expression asks for nothing.
func (e Expr) None() bool { return e.op == opNone }

// And joins two expressions; one that asks for nothing adds nothing.
func (e Expr) And(other Expr) Expr {
	switch {
	case e.None():
		return other
	case other.None():
		return e
	}
	return all(e, other)
}

// String is the expression as PostgreSQL's tsquery; "" if it asks for nothing.
func (e Expr) String() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e Expr) write(b *strings.Builder) {
	switch e.op {
	case opWord, opPrefix:
		b.WriteByte('\'')
		b.WriteString(strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(e.word))
		b.WriteByte('\'')
		if e.op == opPrefix {
			b.WriteString(":*")
		}
	case opNot:
		b.WriteString("!(")
		e.kids[0].write(b)
		b.WriteByte(')')
	case opAnd, opOr, opPhrase:
		b.WriteByte('(')
		for i, k := range e.kids {
			if i > 0 {
				switch e.op {
				case opAnd:
					b.WriteString(" & ")
				case opOr:
					b.WriteString(" | ")
				default:
					b.WriteString(" <" + strconv.Itoa(k.gap) + "> ")
				}
			}
			k.write(b)
		}
		b.WriteByte(')')
	}
}

// Share is about which share of all texts the expression finds, from what is known of single entries; share gives that
// for one, or for all that begin so. Words are taken to be met independently of each other.
func (e Expr) Share(share func(entry string, prefix bool) float64) float64 {
	switch e.op {
	case opWord:
		return share(e.word, false)
	case opPrefix:
		return share(e.word, true)
	case opNot:
		return max(0, 1-e.kids[0].Share(share))
	case opOr:
		sum := 0.0
		for _, k := range e.kids {
			sum += k.Share(share)
		}
		return min(sum, 1)
	case opAnd, opPhrase:
		product := 1.0
		for _, k := range e.kids {
			product *= k.Share(share)
		}
		return product
	}
	return 1
}
