package thing

import (
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Decides reports whether m is but the council that has refused what somebody proposed ("Der Rat hat den Antrag abgelehnt").
func (r *Guard) Decides(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if m.Service != "rat" || m.Place || v.Status != notice.Unavailable || !r.has(m.Last+1) && !r.has(m.First-1) && !r.has(m.First-2) {
		return false
	}
	return isRefused(string(r.Text.Folded(c.Last)))
}

// isRefused reports whether the folded participle tells that somebody says no to what was asked.
func isRefused(w string) bool {
	switch w {
	case "abgelehnt", "zurueckgewiesen", "verworfen", "abgeschmettert", "abgewiesen", "ausgeschlagen":
		return true
	}
	return false
}

// ActsOn reports whether m is but the office that has shut, forbidden or taken away something of somebody else ("Das Ordnungsamt hat ein Wettbüro
// geschlossen"), and not its own doors or work.
func (r *Guard) ActsOn(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if m.Place || m.First < c.First || m.Role != grammar.Office && m.Role != grammar.Soft && m.Role != grammar.House || v.Status != notice.Unavailable {
		return false
	}
	at := m.Last + 1
	if !r.has(at) {
		at = m.Last
		if !r.has(m.First-1) && !r.has(m.First-2) {
			return false
		}
	}
	switch string(r.Text.Folded(c.Last)) {
	case "untersagt", "verboten", "stillgelegt", "gesperrt", "geschlossen", "geraeumt", "entzogen", "abgelehnt", "widerrufen", "aufgehoben", "verweigert", "abgewiesen", "zurueckgewiesen":
	default:
		return false
	}
	for i := at + 1; i < c.Last; i++ {
		if r.At[i-1]&(grammar.Place|grammar.Cause) != 0 {
			continue
		}
		switch string(r.Text.Folded(i)) {
		case "den", "das", "die", "ein", "einen", "eine", "dem", "einem", "einer":
			for i++; i < c.Last && !r.Text.Tokens[i].Upper; i++ {
			}
			if w := string(r.Text.Folded(i)); r.IsThing(i) && !r.TellsTime(i) && !isOwn(w) || w == "antrag" {
				return true
			}
		}
	}
	return false
}

// isOwn reports whether the folded noun names the doors or the work of an office itself.
func isOwn(w string) bool {
	for _, end := range []string{"tuer", "tueren", "tor", "tore", "pforte", "pforten", "schalter", "betrieb", "dienst", "verkehr", "haus", "gebaeude", "raeume", "saal", "woche", "tag"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// has reports whether token i is the verb beside what somebody has done.
func (r *Guard) has(i int) bool {
	return r.Text.Is(i, "hat") || r.Text.Is(i, "haben") || r.Text.Is(i, "habe") || r.Text.Is(i, "hatte")
}

// LiesBeside reports whether m but tells where the thing before it lies, outside of m ("Der Fußweg hinter dem Hallenbad ist gesperrt", "das Geschäft
// gegenüber vom Bürgerbüro", "der Weg zwischen Rathaus und Bücherei").
func (r *Guard) LiesBeside(m *grammar.Mention) bool {
	const near, far = 4, 8 // tokens of "gegenüber von der alten", of "zwischen dem alten Rathaus und der"
	for i := m.First - 1; i >= max(m.First-far, 0); i-- {
		switch w := string(r.Text.Folded(i)); w {
		case "zwischen":
			return i == 0 || r.Text.Tokens[i-1].Kind != lexicon.Word || r.isNoun(i-1)
		case "hinter", "neben", "gegenueber", "unterhalb", "oberhalb", "nahe", "unweit", "abseits", "rings", "nebenan":
			return m.First-i <= near && r.isNoun(i-1)
		case "der", "des":
			if r.isNoun(i - 1) {
				return r.liesBehind(i - 1)
			}
		case "dem", "den", "die", "das", "vom", "von", "und", "alten", "neuen", "ehemaligen", "staedtischen":
		default:
			if w != "rathaus" && len(r.MentionsIn(i, i)) == 0 {
				return false
			}
		}
	}
	return false
}

// liesBehind reports whether a preposition that tells where something else lies leads to the noun at token i ("hinter der Bühne").
func (r *Guard) liesBehind(i int) bool {
	const near = 2 // tokens of "hinter der"
	for j := i - 1; j >= max(i-near, 1); j-- {
		switch string(r.Text.Folded(j)) {
		case "hinter", "neben", "gegenueber", "zwischen":
			return r.isNoun(j - 1)
		}
	}
	return false
}

// isNoun reports whether token i is a word with a capital.
func (r *Guard) isNoun(i int) bool {
	return i >= 0 && r.Text.Tokens[i].Kind == lexicon.Word && r.Text.Tokens[i].Upper
}

// AsksItself reports whether m is but who has asked for what the clause says is refused ("Der Antrag der Musikschule auf Fördergeld wurde abgelehnt").
func (r *Guard) AsksItself(m *grammar.Mention, c *split.Chunk) bool {
	if !isRefused(string(r.Text.Folded(c.Last))) && !isRefused(string(r.Text.Folded(max(c.Last-1, 0)))) {
		return false
	}
	if !r.Text.Is(m.First-1, "der") && !r.Text.Is(m.First-1, "des") || m.Role == grammar.Matter {
		return false
	}
	switch string(r.Text.Folded(max(m.First-2, 0))) {
	case "antrag", "klage", "bewerbung", "bitte", "anfrage", "vorschlag", "forderung", "einspruch", "widerspruch", "beschwerde", "wunsch", "angebot":
		return true
	}
	return false
}

// isLacked reports whether m is but what somebody, or another thing, is without ("Ohne Führerschein war ein 19-Jähriger unterwegs").
func (r *Guard) isLacked(m *grammar.Mention) bool {
	return m.Role == grammar.Matter && (r.Text.Is(m.First-1, "ohne") || r.Text.Is(m.First-2, "ohne") && !r.Text.Tokens[m.First-1].Upper)
}

// judges reports whether the clause but tells what somebody finds, or praises ("Keine Mängel fand die Bauaufsicht an der Tribüne", "Uneingeschränkt
// lobte der Prüfer die Stadtkasse").
func (r *Guard) judges(v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Trouble && v.Kind != grammar.Usual {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "fand", "fanden", "sah", "sahen", "sieht", "entdeckte", "entdeckten", "beanstandete", "beanstandeten", "lobt", "lobte", "lobten", "empfiehlt", "empfahl", "kritisiert", "kritisierte", "wuerdigte", "wuerdigt":
			return c.Last == i || !r.Text.Is(c.Last, "statt") && !r.Text.Is(c.Last, "aus")
		}
	}
	return false
}
