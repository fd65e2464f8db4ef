package silence

import (
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Why says why a clause that names a service says nothing of it.
type Why string

// The reasons.
const (
	Hypothetical Why = "it says what would be, or explains a sign"
	Question     Why = "it asks"
	Wish         Why = "it is a wish, a plan or a forecast"
	Advice       Why = "it is advice or a request"
	Elsewhere    Why = "it is about something that is no administration"
	Past         Why = "it tells of the past"
	Conditional  Why = "it is a condition, a time or a purpose"
	Cause        Why = "it names a cause"
	Wordless     Why = "it has no word of a status"
	Misfit       Why = "its word of a status is not said of the service"
	Standing     Why = "it tells what always holds"
	Silenced     Why = "it hangs on a wish, a request or something past"
)

// Silence is why the marks keep a clause from saying anything; "" if they do not.
func (r *Listener) Silence(c *split.Chunk) Why {
	switch {
	case c.Marks&grammar.Modal != 0:
		return Wish
	case c.Marks&grammar.Advice != 0, r.asks(c), r.needless(c), r.unobliged(c):
		return Advice
	case c.Marks&grammar.Elsewhere != 0, r.ofOthers(c), r.sortsOut(c), r.didThere(c):
		return Elsewhere
	case c.Marks&grammar.Past != 0 && c.Marks&grammar.Never == 0 && !r.HoldsSince(c), r.reported(c):
		return Past
	case r.Conditional(c) && !r.substitutes(c):
		return Conditional
	case r.ofAsker(c):
		return Question
	}
	return ""
}

// ofAsker reports whether the clause begins as one in which somebody who asks tells of himself ("Mein Visum läuft ab", "Ich bekomme Wohngeld",
// "Ich traue mich nicht"): an administration says "wir". What he can do or does not reach is told of the administration too.
func (r *Listener) ofAsker(c *split.Chunk) bool {
	i := r.Opening(c)
	switch string(r.Text.Folded(i)) {
	case "mein", "meine", "meinen", "meiner", "ich":
	default:
		return false
	}
	if c.Marks&grammar.Negation != 0 && split.HasUsable(c.Mentions) {
		return false
	}
	for ; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "kann", "konnte", "durfte", "darf", "wurde", "wurden", "war", "sei", "seien":
			return false
		}
	}
	return true
}

// needless reports whether the clause says that something is not asked of people ("Im Bürgerbüro brauchen Sie keinen Termin"), and not that it
// cannot be had, or that a makeshift is over.
func (r *Listener) needless(c *split.Chunk) bool {
	const near = 8 // tokens from "kein" to its verb
	other := func(q grammar.CueAt) bool { return !q.Noun && !q.Kind.IsDeed() }
	if c.Marks&grammar.Negation == 0 || !r.Tells(grammar.Need, c.First, c.Last) || slices.ContainsFunc(c.Cues, other) {
		return false
	}
	found := false
	for i := c.First; i <= c.Last; i++ {
		switch w := string(r.Text.Folded(i)); {
		case w == "angewiesen", strings.HasPrefix(w, "koenn"), w == "kann":
			return false
		case w == "kein" || w == "keine" || w == "keinen" || w == "keinerlei":
			found = found || r.Tells(grammar.Need, max(i-near, c.First), min(i+near, c.Last))
		}
	}
	return found
}

// BidsOtherWay reports whether the clause asks without a verb for another way than the usual one ("Anträge bitte per Post").
func (r *Listener) BidsOtherWay(c *split.Chunk) bool {
	if c.Marks&grammar.Advice == 0 || c.Marks&(grammar.Modal|grammar.Elsewhere|grammar.Past|grammar.Able|grammar.Negation) != 0 {
		return false
	}
	bids := false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "bitte":
			bids = true
		case "sie", "ihr", "wir", "euch", "ihre", "ihren", "uns":
			return false
		}
	}
	return bids && slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind == grammar.Limited }) && !slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited && !q.Noun })
}

// substitutes reports whether the clause is but the time for which something stands in for a channel ("bis unser Internetauftritt
// zurückkehrt").
func (r *Listener) substitutes(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.First == c.First && q.Kind == grammar.Limited })
}

// asks reports whether the clause tells the reader to do something ("Beantragen Sie den Ausweis in Werl").
func (r *Listener) asks(c *split.Chunk) bool {
	i := r.Opening(c)
	if i+1 > c.Last || !r.Text.Is(i+1, "sie") || !r.Text.Tokens[i+1].Upper || c.Marks&grammar.Negation != 0 && r.At[min(i+2, c.Last)]&grammar.Negation == 0 {
		return false
	}
	for k := range c.Cues {
		if q := &c.Cues[k]; q.First == i && (q.Kind.IsDeed() || q.Kind == grammar.Open) {
			return true
		}
	}
	return false
}

// reported reports whether the clause tells what somebody says was done, or not ("412 Führerscheine seien nicht ausgestellt worden").
func (r *Listener) reported(c *split.Chunk) bool {
	if !r.Text.Is(c.Last, "worden") || c.Marks&grammar.Again != 0 || slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return !q.Kind.IsDeed() }) {
		return false
	}
	told := false
	for i := c.First; i < c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "sei", "seien", "waere", "waeren":
			told = true
		case "seit", "bislang", "bisher", "noch", "heute", "zuletzt":
			return false
		}
	}
	return told
}

// putOut reports whether the clause says that something was switched off: it stays so ("musste abgeschaltet werden").
func (r *Listener) putOut(c *split.Chunk) bool {
	return slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool {
		switch string(r.Text.Folded(q.First)) {
		case "musste", "mussten":
			return true // "musste den Betrieb einstellen"
		case "absagen", "streichen", "verschieben", "verlegen":
			return q.Kind == grammar.Cancelled // "mussten wir absagen"
		case "abgeschaltet", "heruntergefahren", "deaktiviert", "stillgelegt", "abgestellt", "vom":
			return q.Kind == grammar.Fail
		}
		return false
	})
}

// staysShut reports whether the clause says that something had to stay shut or down, and names no day on which ("musste geschlossen bleiben").
func (r *Listener) staysShut(c *split.Chunk) bool {
	if !r.Text.Is(c.Last, "bleiben") {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Number || word.IsDay(string(r.Text.Folded(i))) {
			return false
		}
	}
	return true
}

// HoldsSince reports whether what the clause tells of the past is a return that holds since ("konnte wieder öffnen").
func (r *Listener) HoldsSince(c *split.Chunk) bool {
	if r.noneHadTo(c) {
		return true
	}
	past, again := 0, false
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "konnte", "konnten", "ging", "gingen", "kam", "kamen", "durfte", "durften":
			past++
		case "wieder":
			again = past > 0
		case "bislang", "bisher":
			if past > 0 && c.Marks&grammar.Negation != 0 {
				return true // "konnte bislang nicht wieder öffnen"
			}
		case "musste", "mussten":
			past++
			again = r.putOut(c) || r.staysShut(c)
		default:
			if r.At[i]&grammar.Past != 0 && !r.Covered[i] {
				return false
			}
		}
	}
	only := c.Marks&grammar.Only != 0 && r.At[r.Opening(c)]&grammar.Only == 0 // not "Lediglich die Bücherei musste schließen"
	return again && past == 1 && !only && c.Marks&grammar.Negation == 0
}

// IsBack reports whether the clause but tells since when something is back ("Zulassung: seit Montag wieder, und zwar für alles").
func (r *Listener) IsBack(c *split.Chunk) bool {
	if len(c.Cues) > 0 || c.Marks&(grammar.Only|grammar.Able|grammar.Past|grammar.Mostly|grammar.Negation) != 0 || !r.TellsTime(r.Opening(c)) || !r.SinceLately(c) {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if r.Text.Is(i, "wieder") {
			return true
		}
	}
	return false
}

// SinceLately reports whether the clause says since which day or week something is done: it was not before ("stellt seit dieser Woche
// Urkunden aus").
func (r *Listener) SinceLately(c *split.Chunk) bool {
	for i := c.First; i < c.Last; i++ {
		if !r.Text.Is(i, "seit") {
			continue
		}
		j := i + 1
		if j < c.Last && (r.Text.Is(j, "dem") || r.Text.Is(j, "der") || r.Text.Is(j, "diesem") || r.Text.Is(j, "dieser")) {
			j++
		}
		w := string(r.Text.Folded(j))
		return word.IsNamedDay(w) || word.TellsDay(w) || word.IsSpan(w) || r.Text.Tokens[j].Kind == lexicon.Number && strings.Contains(w, ".")
	}
	return false
}

// Resumed reports whether the clause tells with "hat" or "ist" what was begun again at a time that is over, so that it is so since ("hat vergangene
// Woche wieder geöffnet").
func (r *Listener) Resumed(c *split.Chunk) bool {
	if c.Marks&grammar.Again == 0 || c.Marks&(grammar.Negation|grammar.Only) != 0 || len(c.Cues) == 0 {
		return false
	}
	if q := &c.Cues[len(c.Cues)-1]; q.Last < c.Last-1 || q.Kind != grammar.Open && q.Kind != grammar.Work || q.Cue.Status != notice.Available {
		return false
	}
	has := false
	for i := c.First; i < c.Last; i++ {
		if r.At[i]&grammar.Tense != 0 {
			return false
		}
		switch string(r.Text.Folded(i)) {
		case "hat", "haben", "ist", "sind":
			has = true
		}
	}
	return has
}

// TellsFuture reports whether the clause only says that something will work, and names no day ("wird wieder öffnen").
func (r *Listener) TellsFuture(c *split.Chunk, q *grammar.CueAt) bool {
	if w := r.Text.Folded(q.Last); !lexicon.IsVerb(w, false) || lexicon.IsVerb(w, true) {
		return false
	}
	will := false
	for i := c.First; i < q.Last; i++ {
		if r.Text.Tokens[i].Kind == lexicon.Number || word.IsDay(string(r.Text.Folded(i))) || r.Text.Is(i, "heute") || r.Text.Is(i, "morgen") || r.Text.Is(i, "weiterhin") {
			return false
		}
		will = will || r.Text.Is(i, "wird") || r.Text.Is(i, "werden")
	}
	return will && q.Last >= c.Last-1
}
