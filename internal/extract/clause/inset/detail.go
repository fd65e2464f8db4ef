package inset

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// stripDetails takes out what the sentence from token first to last names but to tell where an office is to be found ("Das Bürgerbüro (Rathaus,
// Telefon 02922 800-0) ist geschlossen"): what is said of the office is not said of its telephone. How one reaches it may be.
func (r *Muter) stripDetails(first, last int) {
	ms := r.MentionsIn(first, last)
	if len(ms) < 2 {
		return
	}
	reached := slices.ContainsFunc(r.CuesIn(first, last), func(q grammar.CueAt) bool { return q.Kind == grammar.Reach })
	of := -1 // the last token of what the details are of
	var details []grammar.Mention
	for k := range ms {
		switch m := &ms[k]; {
		case of >= 0 && (m.Role == grammar.House || !reached) && r.isDetail(of, m, last):
			details = append(details, *m)
		case m.Role != grammar.Named && !isChannel(m.Service):
			of = m.Last
		}
	}
	if len(details) > 0 {
		r.begin(first, last)
		r.mentions = slices.DeleteFunc(r.mentions, func(m grammar.Mention) bool { return slices.Contains(details, m) })
	}
}

// isDetail reports whether m stands in brackets or between signs behind the token of, and only gives a number, an address or a building.
func (r *Muter) isDetail(of int, m *grammar.Mention, last int) bool {
	const most = 30 // tokens of name, address, hours and telephone
	if m.First-of > most {
		return false
	}
	open := of + 1
	for open < m.First && closing(&r.Text.Tokens[open]) == 0 { // "die Kita „Igel“ am Markt (…)"
		open++
	}
	sign := closing(&r.Text.Tokens[open])
	if open >= m.First {
		return false
	}
	if m.Role == grammar.House {
		return sign == ')' && !r.hasCue(open, r.signFrom(m.Last+1, last, sign)) || m.Last+2 <= last && r.isSign(m.Last+1, ',') && isRoom(r.Text.Spelled(m.Last+2))
	}
	if !isChannel(m.Service) {
		return false
	}
	end := r.pastNumber(m, last)
	return end > 0 && (end > last || closing(&r.Text.Tokens[end]) != 0 || r.Text.Tokens[end].Kind == lexicon.Punct)
}

// pastNumber is the token behind the number or address that m names or is followed by; 0 if there is none.
func (r *Muter) pastNumber(m *grammar.Mention, last int) int {
	i, found := m.Last+1, m.Dialled || r.Text.Tokens[m.Last].Kind == lexicon.Addr
	for i <= last && !found && (r.Text.Is(i, ".") || r.Text.Is(i, ":") || r.Text.Is(i, "-") || r.Text.Tokens[i].Kind == lexicon.Dash || r.Text.Is(i, "nr") || r.Text.Is(i, "nummer")) {
		i++
	}
	for ; i <= last && (r.Text.Tokens[i].Kind == lexicon.Number || r.Text.Tokens[i].Kind == lexicon.Addr || found && (r.Text.Is(i, "/") || r.Text.Is(i, "-") || r.Text.Is(i, "oder") || r.Text.Is(i, "und"))); i++ {
		found = true
	}
	if !found {
		return 0
	}
	return i
}

// numberIn is the bracket that closes the one at i behind a channel, if nothing but a number or an address stands between them ("telefonisch (02922
// 800-0) erreichbar"); 0 if more does.
func (r *Muter) numberIn(i, last int) int {
	const near = 4 // tokens of a channel
	channel := func(m grammar.Mention) bool { return m.Last == i-1 && isChannel(m.Service) }
	if !r.isSign(i, '(') || !r.Text.Is(i-1, "zentrale") && !slices.ContainsFunc(r.MentionsIn(max(i-near, 0), i-1), channel) {
		return 0
	}
	found := false
	for i++; i < last; i++ {
		switch t := &r.Text.Tokens[i]; {
		case t.Kind == lexicon.Number, t.Kind == lexicon.Addr:
			found = true
		case found && r.isSign(i, ')'):
			return i
		case t.Kind == lexicon.Word && !r.Text.Is(i, "tel") && !r.Text.Is(i, "telefon"), t.Kind == lexicon.Punct && t.First != '.' && t.First != ':':
			return 0
		}
	}
	return 0
}

// signFrom is the next token from i that is the sign; last if there is none.
func (r *Muter) signFrom(i, last int, sign byte) int {
	for i < last && !r.isSign(i, sign) {
		i++
	}
	return i
}

// isRoom reports whether the folded word names a part of a building.
func isRoom(w string) bool {
	switch w {
	case "zimmer", "raum", "raeume", "etage", "eingang", "erdgeschoss", "untergeschoss", "obergeschoss", "foyer", "stock", "schalter", "nebeneingang":
		return true
	}
	return false
}

func isChannel(s notice.Service) bool { return s == "telefon" || s == "email" || s == "website" }
