package discourse

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// LimitLast limits what a lead-in says of the last service of an enumeration, where the tokens go on with what is left out of
// it ("Ordnungsamt, ausgenommen Bußgelder", "Standesamt (Urkunden erst ab Montag)").
func (d *Course) LimitLast(first, last int) {
	granted := d.Latest()
	if granted == nil || granted.Status == notice.Limited || len(granted.Mentions) == 0 {
		return
	}
	for i := first; i <= last; i++ {
		if !d.beginsRest(i, granted.Status) {
			continue
		}
		rd := d.lastAlone(granted)
		rd.Status, rd.Rule = notice.Limited, rd.Rule+">in-part"
		return
	}
}

// beginsRest reports whether token i begins what is left out of what a lead-in grants or refuses.
func (d *Course) beginsRest(i int, status notice.Status) bool {
	marks := grammar.Except
	if status == notice.Available {
		marks |= grammar.Only | grammar.Late | grammar.Negation
		if d.Ties.Text.Is(i, "erst") || d.Ties.Text.Is(i, "ohne") {
			return d.Ties.Inside[i]&grammar.NoNegation == 0
		}
	}
	return d.Ties.At[i]&marks != 0 && d.Ties.Inside[i]&grammar.NoNegation == 0
}

// LimitContrary limits what the sentence says of what stands under a lead-in that says the contrary of all of it ("Es arbeiten noch nicht: –
// Sozialamt; Auszahlungen laufen").
func (d *Course) LimitContrary(lead notice.Status) {
	for i := range d.Readings {
		rd := &d.Readings[i]
		if rd.Status == lead || rd.Status == notice.Limited || len(rd.Mentions) == 0 {
			continue
		}
		if after := rd.Mentions[len(rd.Mentions)-1].Last + 1; d.Ties.Text.Is(after, "(") || d.Ties.Text.Is(after, ";") {
			rd.Status, rd.Rule = notice.Limited, rd.Rule+">in-part"
		}
	}
}

// LimitBracketed limits what the sentence says in brackets of what stands under a lead-in that says so of all of it ("Nur zum Teil in Betrieb:
// Standesamt (keine Urkunden)").
func (d *Course) LimitBracketed() {
	for i := range d.Readings {
		if rd := &d.Readings[i]; rd.Status != notice.Limited && d.Ties.Text.Is(rd.First-1, "(") {
			rd.Status, rd.Rule = notice.Limited, "lead>"+rd.Rule
		}
	}
}
