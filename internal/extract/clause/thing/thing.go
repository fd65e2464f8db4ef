package thing

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/amount"
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/judge"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// GrantsOther reports whether what the clause grants is said of another thing than m.
func (r *Guard) GrantsOther(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Status != notice.Available || m.Role == grammar.Way {
		return false
	}
	return r.ofThing(m, v) || r.hasObject(v, c) || r.doesAsUsual(m, v, c) || r.onlyUnsettled(m, v, c) || r.onlyKept(m, c) || r.onlyListed(v, c) || r.possibleTrouble(v, c) || r.sparedOther(v, c) || r.counts(v, c) || r.doneByOther(c) || r.offersThing(v, c) || r.HasEffect(m, v, c) || r.isLacked(m) || r.judges(v, c)
}

// OnlyUses reports whether m is but who uses what the clause is about ("kann von Schulen und Vereinen benutzt werden").
func (r *Guard) OnlyUses(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	const article = 1
	by := -1
	for i := m.First - 1; i >= max(m.First-1-article, c.First); i-- {
		if r.Text.Is(i, "von") || r.Text.Is(i, "durch") {
			by = i
		}
	}
	return by >= 0 && (v.Kind == grammar.Open || v.Kind == grammar.Do) && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		w := r.Text.Folded(q.First)
		return bytes.HasSuffix(w, []byte("nutzt")) || bytes.HasPrefix(w, []byte("besucht")) || bytes.HasPrefix(w, []byte("betreten"))
	})
}

// HasEffect reports whether m is but what is said to have no effect on another thing ("Der Umzug hat auf das Rathaus keine Auswirkungen").
func (r *Guard) HasEffect(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Trouble || !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return r.Text.Is(q.Last, "auswirkungen") || r.Text.Is(q.Last, "auswirkung") || r.Text.Is(q.Last, "einfluss")
	}) {
		return false
	}
	on := false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "auf":
			on = true
			if i > m.First {
				return true // what it has no effect on comes later
			}
		case "hat", "haben", "habe":
			if on && i < m.First {
				return true
			}
		}
	}
	return false
}

// offersThing reports whether the clause says that somebody offers a thing that no list knows ("Das Jugendamt bietet Infoabende an"): that is no
// word of how the office fares, unless it is offered again, or all of it.
func (r *Guard) offersThing(v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Work || c.Marks&(grammar.Again|grammar.GoesOn|grammar.All) != 0 {
		return false
	}
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		if !r.Text.Is(q.First, "bietet") && !r.Text.Is(q.First, "bieten") || !r.Text.Is(q.Last, "an") {
			return false
		}
		for i := q.First + 1; i < q.Last; i++ {
			switch string(r.Text.Folded(i)) {
			case "die", "das", "den", "sein", "seine", "seinen", "ihr", "ihre", "ihren", "unser", "unsere", "unseren":
				return false // what it has always done
			}
			if r.IsThing(i) && !r.TellsTime(i) && r.MarkAt(i-1)&grammar.Place == 0 {
				return true
			}
		}
		return false
	})
}

// doneByOther reports whether the clause begins with an authority that is none of the region's bodies, and tells what that does ("Das
// Landesamt bearbeitet die Anträge weiter").
func (r *Guard) doneByOther(c *split.Chunk) bool {
	const article = 1
	i := r.Opening(c)
	return slices.ContainsFunc(r.TraitsIn(i, min(i+article, c.Last)), func(x grammar.TraitAt) bool {
		return x.Trait == grammar.Authority && (x.First == i || !r.Text.Tokens[i+article].Upper || r.At[i]&grammar.Place == 0) && x.Last < c.Last
	})
}

// ofThing reports whether m only tells whose or what for the thing before it is ("die Mängel am Hallenbad", "der Leiter des
// Jugendamts").
func (r *Guard) ofThing(m *grammar.Mention, v judge.Verdict) bool {
	head, genitive := r.headOf(m.First)
	if head < 0 {
		return false
	}
	if genitive && !r.IsThing(head) && len(r.MentionsIn(head, head)) == 0 {
		head, genitive = r.headOf(head) // "eine Liste der Dienste der Zulassungsstelle"
		if head < 0 {
			return false
		}
	}
	if !r.IsThing(head) || r.TellsTime(head) || r.namesDeed(head, m.Role == grammar.Office || m.Role == grammar.House || m.Role == grammar.Soft) {
		return false
	}
	if w := string(r.Text.Folded(head)); genitive && m.Role == grammar.Office && (word.IsOfficeWork(w) || w == "taetigkeit" || w == "einsaetze") {
		return false // "Die Tätigkeit der Feuerwehr", "die Untersuchungen des Gesundheitsamts"
	}
	if genitive {
		return !r.opensSentence(head) || r.SoundsNoun(head)
	}
	return v.Kind != grammar.Held && !r.Text.Is(m.Last+1, ":") && r.beginsGroup(head)
}

// namesDeed reports whether the noun at token i is by its ending what is done with a matter ("die Leerung der Tonnen"), or a part of
// an office that does something ("der Notdienst des Jugendamts").
func (r *Guard) namesDeed(i int, office bool) bool {
	if r.At[i]&grammar.Foreign != 0 {
		return false
	}
	w := r.Text.Folded(i)
	if !office && (bytes.HasSuffix(w, []byte("ung")) || bytes.HasSuffix(w, []byte("ungen"))) {
		return true
	}
	for _, end := range []string{"amt", "dezernat", "bereich", "referat", "abteilung", "nahme", "gabe", "leihe", "fuhr", "betrieb", "dienst", "stelle", "stellen", "portal", "system", "verfahren", "bereitschaft"} {
		if bytes.HasSuffix(w, []byte(end)) {
			return true
		}
	}
	return false
}

// opensSentence reports whether the word at token i is the first of its sentence, where every word has a capital.
func (r *Guard) opensSentence(i int) bool {
	return i == 0 || r.Text.Tokens[i-1].Kind != lexicon.Word
}

// headOf is the noun that what begins at token i belongs to, by a genitive or a preposition; -1 if there is none.
func (r *Guard) headOf(i int) (head int, genitive bool) {
	const near = 4 // tokens of "gegen die neue städtische"
	for j := i - 1; j >= max(i-near, 1); j-- {
		t, before := &r.Text.Tokens[j], &r.Text.Tokens[j-1]
		if t.Kind != lexicon.Word || t.Upper {
			return -1, false
		}
		noun := before.Kind == lexicon.Word && before.Upper
		switch w := string(r.Text.Folded(j)); w {
		case "des", "der", "eines", "einer", "dieser", "dieses":
			if noun {
				return j - 1, true
			}
		case "gegen", "um", "ueber", "zwischen", "ans", "neben", "hinter", "nahe", "entlang", "bei":
			if noun {
				return j - 1, false
			}
			return -1, false
		default:
			if r.At[j]&grammar.Place != 0 {
				if noun {
					return j - 1, false
				}
				return -1, false
			}
			if r.At[j]&(grammar.Able|grammar.Join) != 0 || r.Covered[j] {
				return -1, false
			}
		}
	}
	return -1, false
}

// beginsGroup reports whether the noun at token i begins what stands first in its clause: no verb stands before it.
func (r *Guard) beginsGroup(i int) bool {
	const near = 3 // tokens of "mit der letzten"
	j := i - 1
	for ; j >= max(i-near, 0); j-- {
		t := &r.Text.Tokens[j]
		if t.Kind != lexicon.Word || r.At[j]&grammar.Join != 0 {
			break
		}
		if r.Covered[j] || r.At[j]&grammar.Able != 0 || t.Upper && j > 0 && r.Text.Tokens[j-1].Kind == lexicon.Word {
			return false
		}
	}
	return j < i-1 || r.SoundsNoun(i)
}

// SoundsNoun reports whether the word at token i is a noun by its ending, also where it begins a sentence.
func (r *Guard) SoundsNoun(i int) bool {
	w := r.Text.Folded(i)
	for _, end := range []string{"ung", "ungen", "heit", "keit", "schaft", "ion", "ionen", "taet", "enden", "aeume", "erungen"} {
		if bytes.HasSuffix(w, []byte(end)) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// hasObject reports whether the clause's verb does something to a thing that no list knows ("fährt einen neuen Wagen"): it is
// no verb of working then.
func (r *Guard) hasObject(v judge.Verdict, c *split.Chunk) bool {
	switch v.Kind {
	case grammar.Open, grammar.Work, grammar.Held, grammar.Usual:
	default:
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if r.MarkAt(i-1)&grammar.Place != 0 || r.Covered[i] {
			continue
		}
		dative := false
		switch string(r.Text.Folded(i)) {
		case "einen", "seinen", "ihren":
		case "den":
			dative = true
		default:
			continue
		}
		j := i + 1
		for j < min(i+3, c.Last) && r.Text.Tokens[j].Kind == lexicon.Word && !r.Text.Tokens[j].Upper {
			j++
		}
		if r.IsThing(j) && !r.TellsTime(j) && !r.joined(j, c.Last) && (!dative || !bytes.HasSuffix(r.Text.Folded(j), []byte("n"))) {
			return true
		}
	}
	return false
}

// doesAsUsual reports whether the administration or body m is but who does something to a thing that no list knows, as it always does ("Die
// Bäume schneiden wir wie geplant"), or to what the clause before named ("Mails liest und beantwortet die Verwaltung wie gewohnt").
func (r *Guard) doesAsUsual(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	const near = 3 // tokens of "mit der letzten"
	if v.Kind != grammar.Usual || m.Role != grammar.Named && m.Role != grammar.Soft {
		return false
	}
	if i := r.Opening(c); c.First > 0 && (r.Text.Is(i-1, "und") || r.Text.Is(i, "und")) && m.First-i <= near && m.First > i+1 && !r.Text.Tokens[m.First-2].Upper {
		return true
	}
	for i := c.First; i <= c.Last; i++ {
		if word.IsCopula(string(r.Text.Folded(i))) {
			return false // nothing is done to it
		}
	}
	return r.namesObject(c)
}

// namesObject reports whether the clause names a thing that no list knows, and no preposition leads to it.
func (r *Guard) namesObject(c *split.Chunk) bool {
	const near = 3 // tokens of "mit der letzten"
	for i := c.First + 1; i <= c.Last; i++ {
		if !r.IsThing(i) || r.TellsTime(i) || i-1 > c.First && r.Text.Tokens[i-1].Upper {
			continue
		}
		j := i - 1
		for j > max(i-near, c.First) && r.At[j]&grammar.Place == 0 && !r.Text.Tokens[j].Upper {
			j--
		}
		if r.MarkAt(j)&grammar.Place == 0 && !r.Text.Is(j, "mit") {
			return true
		}
	}
	return false
}

// onlyUnsettled reports whether a paper, a payment or a question is called open: it is not settled yet ("Die Rechnung ist noch offen").
func (r *Guard) onlyUnsettled(m *grammar.Mention, v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Open || c.Label || m.Role != grammar.Matter && m.Role != grammar.Thing {
		return false
	}
	for k := range c.Cues {
		if q := &c.Cues[k]; q.First == q.Last && q.Kind == grammar.Open && r.Text.Is(q.First, "offen") && q.First > m.Last+1 {
			return true
		}
	}
	return false
}

// onlyKept reports whether the clause says of papers or cases that they are not lost: that is no word of how the service fares ("Kein Antrag geht
// verloren"). Of e-mail it is: it arrives.
func (r *Guard) onlyKept(m *grammar.Mention, c *split.Chunk) bool {
	return m.Service != "email" && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		return q.Negated && (r.Text.Is(q.Last, "verloren") || r.Text.Is(q.First, "verloren"))
	})
}

// onlyListed reports whether "alle Leistungen" is but what is named or told of ("hat alle Leistungen aufgelistet").
func (r *Guard) onlyListed(v judge.Verdict, c *split.Chunk) bool {
	const few = 5
	listed := false
	if v.Kind != grammar.Usual || c.Label || c.Last-c.First < few || c.Marks&(grammar.Able|grammar.Again|grammar.GoesOn) != 0 {
		return false
	}
	for k := range c.Cues {
		if q := &c.Cues[k]; q.Kind <= grammar.Usual && (q.Kind != grammar.Usual || q.First == q.Last || !r.Text.Is(q.First, "alle") && !r.Text.Is(q.First, "saemtliche")) {
			return false
		}
		listed = listed || c.Cues[k].Kind == grammar.Usual
	}
	return listed
}

// possibleTrouble reports whether what the clause calls possible is trouble ("Ein Ausfall der Telefone ist möglich").
func (r *Guard) possibleTrouble(v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Work {
		return false
	}
	trouble, possible := false, false
	for k := range c.Cues {
		q := &c.Cues[k]
		possible = possible || q.Kind == grammar.Work && r.Text.Is(q.Last, "moeglich")
		trouble = trouble || !q.Negated && (q.Kind == grammar.Trouble || q.Kind == grammar.Fail || q.Kind == grammar.Shut)
	}
	return trouble && possible
}

// joined reports whether something is joined on behind token i ("hat einen Laptop und ist einsatzfähig").
func (r *Guard) joined(i, last int) bool {
	for ; i < last; i++ {
		if r.Text.Is(i, "und") || r.Text.Is(i, ",") {
			return true
		}
	}
	return false
}

// sparedOther reports whether the clause says of what it spares that it was something that no list knows ("von Hochwasser verschont").
func (r *Guard) sparedOther(v judge.Verdict, c *split.Chunk) bool {
	const near = 3
	k := slices.IndexFunc(c.Cues, func(q grammar.CueAt) bool {
		return r.Text.Is(q.Last, "verschont") || r.Text.Is(q.Last, "unberuehrt")
	})
	if v.Kind != grammar.Usual || k < 0 || c.Cues[k].Last-c.Cues[k].First > 1 && r.MarkAt(c.Cues[k].First)&grammar.Place != 0 {
		return false // "vom Ausfall verschont" says itself of what
	}
	for i := c.First; i < c.Last; i++ {
		if !r.Text.Is(i, "von") && !r.Text.Is(i, "vom") {
			continue
		}
		for j := i + 1; j <= min(i+near, c.Last); j++ {
			if r.IsThing(j) {
				return true
			}
		}
	}
	return false
}

// counts reports whether the clause but tells of how many one cares ("unterrichtet 800 Kinder", "bietet über 100 Leistungen an").
func (r *Guard) counts(v judge.Verdict, c *split.Chunk) bool {
	if v.Kind != grammar.Work && v.Kind != grammar.Held && v.Kind != grammar.Reach || c.Marks&(grammar.Again|grammar.All|grammar.GoesOn) != 0 {
		return false
	}
	if v.Kind == grammar.Work && !r.Now(c.First, c.Last) && amount.Staff(&r.Text, c.First, c.Last) {
		return true // "Im Jugendamt arbeiten 64 Menschen"
	}
	for i := c.First + 1; i < c.Last; i++ {
		t, next := &r.Text.Tokens[i], &r.Text.Tokens[i+1]
		if t.Kind == lexicon.Number && t.End-t.Start > 2 && next.Kind == lexicon.Word && next.Upper && !r.TellsTime(i+1) && !r.Text.Is(i+1, "prozent") && r.Text.Tokens[i-1].Kind == lexicon.Word && r.MarkAt(i-1)&grammar.Place == 0 {
			return true
		}
	}
	return false
}

// IsThing reports whether token i is a noun that no list knows, and no word for what an office does.
func (r *Guard) IsThing(i int) bool {
	t := &r.Text.Tokens[i]
	return t.Kind == lexicon.Word && t.Upper && !r.Covered[i] && r.Inside[i]&^(grammar.Apart&^grammar.OfficeWord) == 0
}

// NamesThing reports whether one of the tokens is a noun that is no day.
func (r *Guard) NamesThing(first, last int) bool {
	for i := first; i <= last; i++ {
		w := &r.Text.Tokens[i]
		if w.Kind == lexicon.Word && w.Upper && !r.Covered[i] && r.Inside[i]&grammar.Except == 0 && !word.IsDay(string(r.Text.Folded(i))) {
			return true
		}
	}
	return false
}
