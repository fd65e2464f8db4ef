package walk

import (
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// booked limits what block i, whose evidence begins at from, says of appointments, where only the way over the internet to them
// fails and it names another ("Die Online-Buchung ruht. Termine vergeben wir am Telefon.").
func (w *walk) booked(i, from int) {
	for n := from; n < len(w.found); n++ {
		e := &w.found[n]
		if e.Service != "termine" || e.Status != notice.Unavailable || !page.SpeaksOfInternet(w.Doc.Text[e.Sentence[0]:e.Sentence[1]]) {
			continue
		}
		if w.OffersCall(w.Doc.Blocks[i].Start, w.Doc.Blocks[i].End) {
			e.Status, e.Rule = notice.Limited, e.Rule+">other-way"
		}
	}
}
