package weigh

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
	"github.com/lagebild/lagebild/internal/notice"
)

// Weigher weighs the sentences of one text, in their order, against those right before them. It is not safe for concurrent use.
type Weigher struct {
	*page.Page
	Ahead   func(first, last int) bool // reports whether the tokens name a day to come
	granted []evidence.Evidence
	chunks  []split.Chunk // of the sentence that is weighed
}

// Weigh lets sentence s, which reads as res, take from what the last clause of the one before granted, or give back some of what it refused.
// It changes granted, the evidence that that clause gave, and res.
func (w *Weigher) Weigh(granted []evidence.Evidence, s split.Span, res *said.Result) {
	if w.granted = granted; len(granted) == 0 || w.ofBranch(s, res) || w.aboutOthers(s) {
		return
	}
	if w.chunks = w.Reader.Chunks(s); w.ofOtherTime(s) || w.besideChannels() {
		return
	}
	if w.Reader.TakesBack(s, w.told()) && !w.Ahead(s.First, s.Last) {
		w.takeBack(s)
	}
	w.deny(s)
	w.loosen(s, res)
	w.lack(s, res)
	w.weighParts(s, res)
	w.confirm(s, res)
	w.undo(res)
	w.date(res)
	if w.Reader.GivesBack(s, w.chunks) && !w.Ahead(s.First, s.Last) {
		w.giveBack()
		res.Readings = slices.DeleteFunc(res.Readings, func(rd said.Reading) bool { return rd.Status == notice.Limited && cohesion.OnlyMeans(rd.Mentions) })
	}
}

// told are the clauses of the sentence, without the one that only asks to be ready for what they say ("Rechnen Sie damit, dass …").
func (w *Weigher) told() []split.Chunk {
	if len(w.chunks) < 2 || !w.Reader.Informs(w.chunks[1].First) || len(w.chunks[0].Cues) > 0 {
		return w.chunks
	}
	out := slices.Clone(w.chunks[1:])
	out[0].Sub = false
	return out
}

// lack takes from what was granted what the sentence says that is lacking of it.
func (w *Weigher) lack(s split.Span, res *said.Result) {
	switch fails := res.Loose != nil && res.Loose.Status == notice.Unavailable; {
	case w.ofMail() && w.Reader.RepliesElse(s.First, s.Last): // "Ihre Mails lesen wir. Die Antwort kommt per Post."
		w.believe()
		w.takeBack(s)
	case w.ofMail() && w.bidsAddress(s):
		w.givePart()
	case w.leavesOut(s, fails):
		w.believe()
		w.takeBack(s)
	case len(res.Readings) == 0 && fails && (w.sameDoesNot(s, res.Loose) || w.frontsDeed(s, res.Loose)):
		w.believe()
		w.takeBack(s)
	case len(res.Readings) == 0 && (fails || w.Reader.Doubts(w.chunks)) && w.namesNothing(s) && !w.Ahead(s.First, s.Last) && !w.tellsOfStock(s):
		w.doubt(fails)
	}
}

// ofOtherTime reports whether the sentence tells how it is until what was granted begins ("Ab Montag mit allen Leistungen. Bislang werden nur
// Abholer bedient.").
func (w *Weigher) ofOtherTime(s split.Span) bool {
	return w.Reader.BeginsUntil(s.First, s.Last) && slices.ContainsFunc(w.granted, func(e evidence.Evidence) bool { return !e.From.IsZero() })
}

// worksOff reports whether the sentence tells how a backlog is dealt with, however slowly: an old one takes nothing from what is done again ("Die
// Anträge aus dem November werden nach und nach abgearbeitet").
func (w *Weigher) worksOff(s split.Span) bool {
	for i := s.First; i <= s.Last; i++ {
		switch w.Reader.Text.Spelled(i) {
		case "abgearbeitet", "aufgearbeitet", "nachgearbeitet", "abzuarbeiten", "aufzuarbeiten", "abgetragen":
			return !w.Reader.HasMark(s.First, s.Last, grammar.Negation|grammar.Only)
		}
	}
	return false
}

// deny takes all belief from what was granted, where the sentence calls it false ("Das stimmt nicht").
func (w *Weigher) deny(s split.Span) {
	for n := 0; n < len(w.granted) && w.Reader.Rejects(s, w.chunks); n++ {
		w.granted[n].Conf = 0
	}
}

// ofOne reports whether the last clause of the sentence before granted something of one service alone.
func (w *Weigher) ofOne() bool {
	first := slices.IndexFunc(w.granted, func(e evidence.Evidence) bool { return !e.Weak })
	return first >= 0 && !slices.ContainsFunc(w.granted, func(e evidence.Evidence) bool { return !e.Weak && e.Service != w.granted[first].Service })
}

// ofMail reports whether it granted something of e-mail alone.
func (w *Weigher) ofMail() bool {
	return !slices.ContainsFunc(w.granted, func(e evidence.Evidence) bool { return e.Service != "email" })
}

// bidsAddress reports whether the sentence asks to write to a mailbox that stands in for another ("Schreiben Sie an die Ersatzadresse").
func (w *Weigher) bidsAddress(s split.Span) bool {
	if w.Reader.HasMark(s.First, s.Last, grammar.Negation|grammar.Modal) || w.Ahead(s.First, s.Last) {
		return false
	}
	return slices.ContainsFunc(w.Reader.CuesIn(s.First, s.Last), func(q grammar.CueAt) bool {
		word := w.Reader.Text.Folded(q.Last)
		return q.Kind == grammar.Limited && (bytes.HasSuffix(word, []byte("adresse")) || bytes.HasSuffix(word, []byte("postfach")))
	})
}

// sameDoesNot reports whether the sentence, which says rd, tells what the office spoken of before, a pronoun, does not do ("Halteverbote genehmigt
// das Amt. Baustellen kann es nicht anordnen.").
func (w *Weigher) sameDoesNot(s split.Span, rd *said.Reading) bool {
	t := &w.Reader.Text
	for i := s.First + 1; i <= s.Last; i++ {
		if (t.Is(i, "sie") || t.Is(i, "es") || t.Is(i, "er")) && !t.Tokens[i].Upper && t.Tokens[s.First].Upper {
			return rd.OfDeed() && w.ofOne() && w.namesNothing(s) && !w.Ahead(s.First, s.Last)
		}
	}
	return false
}

// frontsDeed reports whether the sentence, which says rd, begins with a deed that cannot be done by or to what was spoken of before ("Mails kommen
// an. Beantworten können wir sie nicht.", "Die Bücherei ist offen. Ausleihen kann man nichts.").
func (w *Weigher) frontsDeed(s split.Span, rd *said.Reading) bool {
	t := &w.Reader.Text
	if !t.Tokens[s.First].Upper || !bytes.HasSuffix(t.Folded(s.First), []byte("en")) || w.Reader.MarkAt(s.First+1)&grammar.Able == 0 {
		return false
	}
	return (rd.OfDeed() || rd.Kind == grammar.Reach) && w.ofOne() && w.namesNothing(s) && !w.Ahead(s.First, s.Last)
}

// loosen lets a deed that the sentence begins with, and that cannot be done, be of what the last clause of the one before granted, and not of what
// a pronoun took up from further above ("Am Telefon ist eine Kollegin. Verbinden kann sie nicht.").
func (w *Weigher) loosen(s split.Span, res *said.Result) {
	if len(res.Readings) != 1 || !res.Readings[0].Pronoun || res.Readings[0].Status != notice.Unavailable || w.granted[0].Service != "telefon" && w.granted[0].Service != "email" {
		return
	}
	if rd := res.Readings[0]; w.frontsDeed(s, &rd) {
		res.Loose, res.Readings = &rd, nil
	}
}

// besideChannels reports whether the sentence says what those cannot look into whom the channels granted before it lead to ("Auf Akten haben
// wir jedoch keinen Zugriff."): it takes nothing from the channels.
func (w *Weigher) besideChannels() bool {
	if slices.ContainsFunc(w.granted, func(e evidence.Evidence) bool { return e.Service != "telefon" && e.Service != "email" }) {
		return false
	}
	return len(w.chunks) > 0 && w.Reader.LacksSight(&w.chunks[0])
}

// weighParts lets a sentence limit what the last clause of the one before granted, or give part of what it refused.
func (w *Weigher) weighParts(s split.Span, res *said.Result) {
	if rd := res.Loose; rd != nil && rd.Status == notice.Limited && rd.Kind == grammar.Limited && len(res.Readings) == 0 && w.namesNothing(s) {
		w.takeBack(s)
	}
	if rd := res.Loose; rd != nil && rd.Status == notice.Limited && len(res.Readings) == 0 && w.tellsInstead(s) && w.namesNothing(s) {
		w.givePart()
	}
	if of, ok := w.Reader.Excepts(s); ok && len(res.Readings) == 0 && w.sameAsGranted(of) {
		w.takeBack(s)
		w.givePart()
	}
	if w.Reader.GivesPortion(s, w.chunks) && !w.Ahead(s.First, s.Last) && !w.Reader.Text.Is(s.First, "dann") {
		w.givePart()
	}
}

// tellsInstead reports whether the sentence begins with what there is in place of what the one before refused ("Stattdessen gibt es …").
func (w *Weigher) tellsInstead(s split.Span) bool {
	switch string(w.Reader.Text.Folded(s.First)) {
	case "stattdessen", "dafuer", "ersatzweise", "behelfsweise":
		return true
	}
	return false
}

// takeBack limits what the last clause of the sentence before granted of one service, but for what sentence s, naming other bodies, is not
// about, or says of a day to come ("Nur am 20. November ist es zu."). Of several services, it cannot be told which it is about.
func (w *Weigher) takeBack(s split.Span) {
	if !w.ofOne() || w.Ahead(s.First, s.Last) || w.worksOff(s) {
		return
	}
	names := w.NamesOf(s)
	for n := range w.granted {
		if e := &w.granted[n]; e.Status == notice.Available && !e.Weak && e.Conf >= evidence.ReviewBelow && (len(names) == 0 || slices.Contains(names, e.Body)) {
			e.Status, e.Rule = notice.Limited, e.Rule+">taken-back"
		}
	}
}

// aboutOthers reports whether the sentence names bodies, and none of those of whom the last clause of the one before granted something.
func (w *Weigher) aboutOthers(s split.Span) bool {
	names := w.NamesOf(s)
	return len(names) > 0 && !slices.ContainsFunc(w.granted, func(e evidence.Evidence) bool { return slices.Contains(names, e.Body) })
}

// leavesOut reports whether a sentence names what is lacking of what the one before granted, or the only thing that fails ("Nur das Portal
// geht nicht.").
func (w *Weigher) leavesOut(s split.Span, fails bool) bool {
	of, ok := w.Reader.LeavesOut(s, w.chunks)
	return ok && w.sameAsGranted(of) || fails && (w.Reader.At[s.First]&grammar.Only != 0 || w.Reader.NamesPortion(s.First, s.Last)) && w.namesNothing(s)
}

// sameAsGranted reports whether the mentions are of nothing but what the last clause of the sentence before granted.
func (w *Weigher) sameAsGranted(ms []grammar.Mention) bool {
	return !slices.ContainsFunc(ms, func(m grammar.Mention) bool {
		return !slices.ContainsFunc(w.granted, func(e evidence.Evidence) bool {
			return e.Service == m.Service || !e.Matter && (e.Service == "buergerbuero" || e.Service == "rathaus")
		})
	})
}

// namesNothing reports whether the sentence names neither a body nor a service but the administration.
func (w *Weigher) namesNothing(s split.Span) bool {
	names := slices.ContainsFunc(w.Reader.MentionsIn(s.First, s.Last), func(m grammar.Mention) bool { return m.Service != "rathaus" })
	return !names && len(w.NamesOf(s)) == 0
}

// confirm lets a sentence that but says "as always" add to the belief in the deeds before it ("Genauso wie früher.").
func (w *Weigher) confirm(s split.Span, res *said.Result) {
	const few = 4 // tokens
	rd := res.Loose
	if rd == nil || len(res.Readings) > 0 || s.Last-s.First >= few {
		return
	}
	if rd.Kind == grammar.Usual && rd.Status == notice.Available && w.namesNothing(s) {
		w.believe()
	}
}

// believe adds to the belief in the deeds that were told of: the sentence after them takes them as a fact.
func (w *Weigher) believe() {
	const sure = 0.7
	for n := range w.granted {
		if e := &w.granted[n]; e.Status == notice.Available && e.Kind == grammar.Do && !e.Weak && e.Conf > 0 {
			e.Conf = max(e.Conf, sure)
		}
	}
}

// doubt takes from the belief in the doors that were called open, and, with all, in whatever was called available.
func (w *Weigher) doubt(all bool) {
	for n := range w.granted {
		if e := &w.granted[n]; e.Status == notice.Available && e.From.IsZero() && (all || e.Kind == grammar.Open || e.Kind == grammar.Shut) {
			e.Rule += ">doubted"
		}
	}
}

// giveBack limits what was called shut.
func (w *Weigher) giveBack() {
	for n := range w.granted {
		if e := &w.granted[n]; e.Status == notice.Unavailable && e.Kind == grammar.Shut && e.Service != "rathaus" {
			e.Status, e.Rule = notice.Limited, e.Rule+">other-way"
		}
	}
}

// givePart limits what was called unavailable, but for a building: a part of it goes.
func (w *Weigher) givePart() {
	for n := range w.granted {
		if e := &w.granted[n]; e.Status == notice.Unavailable && e.Service != "rathaus" && !e.Weak {
			e.Status, e.Rule = notice.Limited, e.Rule+">in-part"
		}
	}
}
