package silence

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/clause/word"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// InPassing reports whether the clause only tells in passing of what was named before it, or who says so.
func (r *Listener) InPassing(c *split.Chunk) bool {
	return r.NamesSpeaker(c) || r.otherwise(c) || r.tellsEarlier(c) || r.tellsHabit(c) || r.tellsWhich(c) || r.attributes(c) || r.praises(c) || r.describesThing(c) || r.tellsHow(c) || r.OfPeople(c) || r.isProverb(c)
}

// praises reports whether the clause but names what was done, of which the next one says something ("Was hier auf Papier geleistet worden
// ist, verdient Respekt").
func (r *Listener) praises(c *split.Chunk) bool {
	deed := slices.ContainsFunc(c.Cues, func(q grammar.CueAt) bool { return q.Kind != grammar.Limited }) // "Was bestellt wurde, liegt bereit"
	if deed || !r.Text.Is(r.Opening(c), "was") || len(c.Mentions) > 0 || !r.Text.Is(c.Last+1, ",") {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "worden", "wurde", "haben", "hat":
			return true
		}
	}
	return false
}

// NamesSpeaker reports whether the clause only says who says so (", so die Stadt Balve"); "so" before a verb draws a conclusion.
func (r *Listener) NamesSpeaker(c *split.Chunk) bool {
	if !r.Text.Is(c.First, "so") || c.Last == c.First {
		return false
	}
	i := c.First + 1
	for j := i; j <= c.Last; j++ {
		if r.IsFinite(j) {
			return false // "So lange bleibt das Amt zu"
		}
	}
	return !r.Text.Is(i, "dass") && !r.Text.Is(i, "auch") && !r.Text.Is(i, "wie") && !r.Text.Is(i+1, "wie") // "so lange wie immer"
}

// otherwise reports whether the clause only says in passing how it is at other times (", sonst gut erreichbar, ").
func (r *Listener) otherwise(c *split.Chunk) bool {
	if !r.Text.Is(c.First, "sonst") || len(c.Mentions) > 0 {
		return false
	}
	return r.Text.Is(c.First-1, ",") && r.Covered[c.Last] && !r.HasMark(c.First, c.Last, grammar.Able)
}

// attributes reports whether the clause only describes what was named before it, by what somebody does with it ("die wir
// nicht herstellen dürfen") or what happens by means of it ("über die alles läuft").
func (r *Listener) attributes(c *split.Chunk) bool {
	i := c.First
	if i == 0 || i+2 > c.Last || !r.Text.Is(i-1, ",") || r.At[c.Last]&grammar.Able == 0 && !r.Covered[c.Last] && !r.Text.Is(c.Last, "steht") { // "ein Handbuch, in dem alles steht"
		return false
	}
	if r.At[i]&grammar.Place != 0 {
		noun := r.Text.Tokens[i+2].Upper && !r.Text.Is(i+2, "sie")
		return word.IsRelative(string(r.Text.Folded(i+1))) && !noun && !r.HasMark(i+2, min(i+4, c.Last-1), grammar.Able)
	}
	if !word.IsRelative(string(r.Text.Folded(i))) {
		return false
	}
	switch string(r.Text.Folded(i + 1)) {
	case "sie":
		subject := r.Text.Is(i, "der") || r.Text.Is(i, "das") || r.Text.Is(i, "welcher") || r.Text.Is(i, "welches")
		return !subject || !bytes.HasSuffix(r.Text.Folded(c.Last), []byte("t")) // "…, der sie von Hand ausfertigt"
	case "wir", "ihr", "man", "er", "ich", "niemand":
		return true
	}
	return false
}

// tellsHow reports whether the clause is but what something explains or settles ("Dort steht, wie das Bürgerbüro Anträge annimmt und wer ans
// Telefon geht").
func (r *Listener) tellsHow(c *split.Chunk) bool {
	i := c.First
	if r.Text.Is(i, "und") && r.Text.Is(i+1, "wer") {
		return true
	}
	if i == 0 || !r.Text.Is(i-1, ",") || !r.Text.Is(i, "wie") || i+3 > c.Last || !r.Covered[c.Last] && r.At[c.Last]&grammar.Able == 0 {
		return false
	}
	article := r.Text.Is(i+1, "das") || r.Text.Is(i+1, "die") || r.Text.Is(i+1, "der")
	return article && r.Text.Tokens[i+2].Upper && len(r.MentionsIn(i+2, i+2)) > 0
}

// describesThing reports whether the clause only describes a thing that no list knows ("arbeitet mit einem Verfahren, das nicht in Siegen läuft").
func (r *Listener) describesThing(c *split.Chunk) bool {
	const near = 3 // tokens of "einem ganz anderen"
	i := c.First
	if i < 3 || !r.Text.Is(i-1, ",") || !word.IsRelative(string(r.Text.Folded(i))) || len(c.Mentions) > 0 || !r.Text.Tokens[i-2].Upper || r.Covered[i-2] {
		return false
	}
	for j := i - 3; j >= max(i-3-near, 0) && r.Text.Tokens[j].Kind == lexicon.Word; j-- {
		if bytes.HasPrefix(r.Text.Folded(j), []byte("ein")) {
			return r.Text.Tokens[j].Upper || r.MarkAt(j-1)&grammar.Place != 0 || r.Text.Is(j-1, "mit") // "Ein Amt, das nicht erreichbar ist, …"
		}
		if r.Text.Tokens[j].Upper {
			return false
		}
	}
	return false
}

// tellsEarlier reports whether the clause, put in behind what it is about, only says how that was before ("die zuletzt nur Notfälle
// annahm", "– anfangs geschlossen –").
func (r *Listener) tellsEarlier(c *split.Chunk) bool {
	i := c.First
	if i == 0 || len(c.Mentions) > 0 {
		return false
	}
	if p := &r.Text.Tokens[i-1]; p.Kind != lexicon.Dash && (p.Kind != lexicon.Punct || p.First != ',' && p.First != '(') {
		return false
	}
	if word.IsRelative(string(r.Text.Folded(i))) {
		if w := r.Text.Folded(c.Last); i < c.Last-1 && bytes.HasSuffix(w, []byte("eten")) && !r.Text.Is(i+1, "seit") {
			return true // "die wochenlang mit Stempel und Stift arbeiteten"
		}
		i++
	}
	switch string(r.Text.Folded(min(i, c.Last))) {
	case "zuletzt", "anfangs", "zunaechst", "zuvor", "vorher", "frueher", "damals":
		return true
	case "bislang", "bisher":
		return i > c.First && !r.Covered[c.Last] // "die bislang nur Notfälle annahm"
	}
	return i == c.First && r.stillThen(c)
}

// tellsHabit reports whether the clause, put in behind what it is about, only says how that is at other times ("die das Amt sonst am selben Tag
// beantwortet").
func (r *Listener) tellsHabit(c *split.Chunk) bool {
	if c.First == 0 || !r.Text.Is(c.First-1, ",") || !word.IsRelative(string(r.Text.Folded(c.First))) || !r.Text.Is(c.Last+1, ",") {
		return false
	}
	for i := c.First + 1; i < c.Last; i++ {
		switch string(r.Text.Folded(i)) {
		case "sonst", "normalerweise", "ueblicherweise", "gewoehnlich":
			return !r.Text.Is(i-1, "wie") && !r.Text.Is(i-1, "als") && r.At[i+1]&grammar.Negation == 0
		}
	}
	return false
}

// tellsWhich reports whether the clause, put in behind the mails, calls or payments that it is about, only says by where they go which are meant
// ("E-Mails, die an uns gehen, …", "Anrufe, die im Rathaus auflaufen, …").
func (r *Listener) tellsWhich(c *split.Chunk) bool {
	if c.First == 0 || !r.Text.Is(c.First-1, ",") || !r.Text.Is(c.First, "die") || !r.Text.Is(c.Last+1, ",") {
		return false
	}
	switch string(r.Text.Folded(c.Last)) {
	case "gehen", "eingehen", "auflaufen", "einlaufen", "kommen", "eintreffen":
	default:
		return false
	}
	return r.Text.Is(c.First+1, "an") || r.MarkAt(c.First+1)&grammar.Place != 0 || r.Text.Is(c.First+1, "bei") || r.Text.Is(c.First+1, "ueber")
}

// stillThen reports whether the clause, put in without a verb, says what was still so on an earlier day ("am Montag noch stumm", "vorige Woche noch
// geschlossen").
func (r *Listener) stillThen(c *split.Chunk) bool {
	const few = 6 // tokens of "in der vorigen Woche noch geschlossen"
	if c.Last-c.First >= few || !r.Text.Is(c.Last+1, ",") && !r.Text.Is(c.Last+1, ")") && r.Text.Tokens[min(c.Last+1, len(r.Text.Tokens)-1)].Kind != lexicon.Dash {
		return false
	}
	still := -1
	for i := c.First; i <= c.Last; i++ {
		switch {
		case r.IsFinite(i):
			return false
		case r.Text.Is(i, "noch"):
			still = i
		}
	}
	return still > c.First && still < c.Last && (r.TellsTime(still-1) || r.At[still-1]&grammar.Past != 0)
}

// OfPeople reports whether the clause only tells which people are meant ("Eltern, die keinen Platz bekommen haben").
func (r *Listener) OfPeople(c *split.Chunk) bool {
	i := c.First
	if r.OfThanked(c.First, c.Last) {
		return true
	}
	return i > 1 && r.Text.Is(i-1, ",") && r.Text.Is(i, "die") && r.IsFinite(c.Last) && !r.TakesZu(c.Last) && bytes.HasSuffix(r.Text.Folded(c.Last), []byte("en")) && word.IsPeople(string(r.Text.Folded(i-2)))
}

// isProverb reports whether the clause, without a verb, but tells what something cannot be without ("Ohne Strom kein Netz").
func (r *Listener) isProverb(c *split.Chunk) bool {
	i := r.Opening(c)
	if !r.Text.Is(i, "ohne") {
		return false
	}
	none := false
	for i++; i <= c.Last; i++ {
		if r.IsFinite(i) {
			return false
		}
		none = none || bytes.HasPrefix(r.Text.Folded(i), []byte("kein"))
	}
	return none
}

// Moves reports whether the cue, a verb, but tells where something goes, by what means it runs or who is at work ("Die Daten gehen an die
// Druckerei", "läuft über ein Programm").
func (r *Listener) Moves(q *grammar.CueAt) bool {
	if q.First != q.Last || q.Last+2 >= len(r.Text.Tokens) {
		return false
	}
	next := string(r.Text.Folded(q.Last + 1))
	switch string(r.Text.Folded(q.First)) {
	case "laeuft", "laufen":
		return next == "ueber" && (r.Text.Is(q.Last+2, "ein") || r.Text.Is(q.Last+2, "eine") || r.Text.Is(q.Last+2, "einen"))
	case "repariert", "reparieren":
		return next == "die" || next == "den" || next == "das" || next == "eine" || next == "einen" || next == "ein" // somebody is at it
	case "geht", "gehen":
		if next == "sie" {
			return r.Text.Tokens[q.Last+1].Upper // "So gehen Sie vor"
		}
		return next == "nach" && r.Text.Tokens[q.Last+2].Upper || next == "an" || next == "ueber"
	}
	return false
}
