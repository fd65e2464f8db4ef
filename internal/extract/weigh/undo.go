package weigh

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/notice"
)

// undo voids what the sentence before told of the past, that something had to be shut, where this one says that it is back ("Das Museum musste
// schließen. Seit heute ist es wieder offen.").
func (w *Weigher) undo(res *said.Result) {
	for n := range w.granted {
		if e := &w.granted[n]; e.Status == notice.Unavailable && w.Reader.HadTo(w.Reader.Range(e.Start, e.End)) && slices.ContainsFunc(res.Readings, func(rd said.Reading) bool { return returns(&rd, e.Service) && !w.Ahead(rd.First, rd.Last) }) {
			e.Conf = 0
		}
	}
}

// returns reports whether the reading says that the service as a whole works again.
func returns(rd *said.Reading, s notice.Service) bool {
	return rd.Status == notice.Available && rd.Again && slices.ContainsFunc(rd.Mentions, func(m grammar.Mention) bool {
		return m.Service == s && !m.Weak && (rd.Carried || m.Role != grammar.Matter && m.Role != grammar.Thing)
	})
}

// date voids what the sentence before announced without a day, where this one says from which day to come on the service is back ("Das Bürgerbüro
// meldet sich zurück. Von Montag an ist es wieder für alle da.").
func (w *Weigher) date(res *said.Result) {
	for n := range w.granted {
		e := &w.granted[n]
		back := e.Status == notice.Available && e.From.IsZero() && (e.Kind == grammar.Open || e.Kind == grammar.Work)
		if back && slices.ContainsFunc(res.Readings, func(rd said.Reading) bool { return returns(&rd, e.Service) && w.Ahead(rd.First, rd.Last) }) {
			e.Conf = 0
		}
	}
}
