package groups

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region/finder"
	"github.com/lagebild/lagebild/internal/region/words"
)

// Group is one place in a text that names all municipalities of a district, or all of one kind, at once.
type Group struct {
	Start, End int      // text[Start:End], bytes: from the first word of the phrase to the last
	Members    []string // AGS, in the order of Bodies, without Except
	Except     []string // AGS of those that the sentence leaves out ("mit Ausnahme von Lippstadt")
	Form       string   // the noun that names the group, folded ("rathaeuser")
	Districts  []string // AGS of the districts
}

// Find finds phrases that name a definite group of the bodies: "alle Kommunen im Kreis Soest", "die Städte und Gemeinden des
// Kreises Olpe", "im Kreis Soest sind sämtliche Rathäuser …". Indefinite ones ("fast alle", "viele", "die meisten") are left
// out, and so are phrases whose number is not that of the members ("die drei Kommunen im Kreis").
func Find(r finder.Reading, bodies []notice.Body) []Group {
	g := &scan{bodies: bodies, text: r.Text, words: r.Words, mentions: r.Mentions}
	if slices.ContainsFunc(g.words, isDomain) {
		g.words = slices.DeleteFunc(slices.Clone(g.words), isDomain)
	}
	var out []Group
	for i := range g.words {
		if !g.words[i].Upper {
			continue // no noun
		}
		kinds, ok := groupNouns[g.words[i].Fold]
		if g.each(i) {
			if one := oneNouns[g.words[i].Fold]; one > 0 {
				kinds, ok = one, true
			}
		}
		if !ok {
			continue
		}
		if found, ok := g.at(i, kinds); ok {
			out = append(out, found)
		}
	}
	return out
}

// The kinds of municipality that a noun speaks of.
const (
	towns  = 1
	others = 2
)

var groupNouns = map[string]int{
	"kommunen": towns | others, "mitgliedskommunen": towns | others, "kreiskommunen": towns | others,
	"rathaeuser": towns | others, "rathaeusern": towns | others, "verwaltungen": towns | others, "kommunalverwaltungen": towns | others,
	"buergerbueros": towns | others, "buergeraemter": towns | others, "buergeraemtern": towns | others, "standesaemter": towns | others,
	"standesaemtern": towns | others, "einwohnermeldeaemter": towns | others, "einwohnermeldeaemtern": towns | others,
	"staedte": towns, "staedten": towns, "stadtverwaltungen": towns,
	"gemeinden": others, "gemeindeverwaltungen": others,
}

// oneNouns name a group only behind "keine" or "jede": "in keinem Rathaus des Kreises".
var oneNouns = map[string]int{
	"kommune": towns | others, "rathaus": towns | others, "verwaltung": towns | others, "kommunalverwaltung": towns | others,
	"buergerbuero": towns | others, "buergeramt": towns | others, "standesamt": towns | others, "einwohnermeldeamt": towns | others,
	"stadt": towns, "stadtverwaltung": towns, "gemeinde": others, "gemeindeverwaltung": others,
}

var (
	oneWords  = words.Set("kein keine keinem keiner jede jedem jeder jedes")
	allWords  = words.Set("alle allen aller saemtliche saemtlichen saemtlicher")
	theWords  = words.Set("die den der")
	restWords = words.Set("anderen uebrigen restlichen")
	spoilers  = words.Set(`fast nahezu beinahe nicht praktisch wie viele vielen vieler einige einigen mehrere mehreren manche manchen eine einer einem eines teile
		teil teilen haelfte grossteil mehrheit meisten wenige zwei drei vier fuenf sechs sieben acht neun zehn einzelne einzelnen nur`)
	groupLinks  = words.Set("im in des der den dem gesamten ganzen aus")
	numberWords = map[string]int{
		"zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwoelf": 12,
		"dreizehn": 13, "vierzehn": 14, "fuenfzehn": 15,
	}
	exceptSkips = words.Set("von als in der den des die das dem denen denjenigen auf ist sind bildet bilden stadt gemeinde staedte staedten gemeinden kommunen nur im bei beim davon hiervon einmal allerdings jedoch aber")
)

// isOne reports whether the word is one of oneWords, which begin with two letters only.
func isOne(w string) bool { return (w[0] == 'k' || w[0] == 'j') && oneWords[w] }

// each reports whether word i stands behind one of oneWords, or behind such a pair ("keine Stadt oder Gemeinde", "keiner Stadt und keiner Gemeinde").
func (g *scan) each(i int) bool {
	return i > 0 && isOne(g.words[i-1].Fold) || g.paired(i) >= 0
}

// paired is the word with which such a pair of nouns begins, of which word i is the second; −1 if it is none.
func (g *scan) paired(i int) int {
	j := i - 1
	if j > 0 && isOne(g.words[j].Fold) {
		j--
	}
	if j < 2 || g.words[i].Fold != "gemeinde" || g.words[j].Fold != "und" && g.words[j].Fold != "oder" || g.words[j-1].Fold != "stadt" || !isOne(g.words[j-2].Fold) {
		return -1
	}
	return j - 2
}

type scan struct {
	bodies   []notice.Body
	text     string
	words    []words.Word
	mentions []finder.Mention
}

// isDomain is true for what stands in a web or mail address, which is no part of a phrase.
func isDomain(w words.Word) bool { return w.Domain >= 0 }

// at reads the group whose noun is word i.
func (g *scan) at(i, kinds int) (Group, bool) {
	p, ok := g.phrase(i, kinds)
	if !ok || g.partitive(p.first) {
		return Group{}, false
	}
	out := Group{Start: g.words[p.first].Start, End: g.words[i].End, Form: g.words[i].Fold}
	if !p.all && i+1 < len(g.words) && g.words[i+1].Fold == "des" && (strings.HasPrefix(g.words[i].Fold, "buerger") || strings.HasSuffix(g.words[i].Fold, "aemter")) {
		return Group{}, false // "die Bürgerbüros des Kreises" are its own
	}
	districts, end := g.districtsAfter(i)
	if len(districts) > 0 {
		out.End = end
	} else if p.all || g.everywhere(p.first) {
		districts = g.districtBefore(p.first, i)
	}
	out.Districts = districts
	g.fill(&out, p.kinds)
	if len(districts) == 0 && p.count > 0 {
		out.Members = g.everybody(p.count)
	}
	if p.count > 0 && p.count != len(out.Members) {
		return Group{}, false
	}
	g.leaveOut(&out)
	if p.rest {
		g.leaveNamed(&out)
	}
	return out, len(out.Members) > 0
}

// partitive reports whether the phrase from word first is but what some are of ("Von den sieben Kommunen sind fünf …"), not whose a thing is ("die
// Seiten von allen Kommunen").
func (g *scan) partitive(first int) bool {
	if first == 0 || g.words[first-1].Fold != "von" && g.words[first-1].Fold != "unter" {
		return false
	}
	return first == 1 || !g.words[first-2].Upper || strings.ContainsAny(g.text[g.words[first-2].End:g.words[first-1].Start], ".!?:\n")
}

// leave moves the body from Members to Except, if it is a member.
func (out *Group) leave(ags string) {
	if j := slices.Index(out.Members, ags); j >= 0 {
		out.Members = slices.Delete(out.Members, j, j+1)
		out.Except = append(out.Except, ags)
	}
}

// everybody is the whole region where the number given is that of all its bodies ("alle 72 Kommunen"), or of all its
// municipalities; nil if it is not.
func (g *scan) everybody(count int) []string {
	var all, members []string
	for _, b := range g.bodies {
		all = append(all, b.AGS)
		if b.Kind != notice.District {
			members = append(members, b.AGS)
		}
	}
	const least = 16 // fewer may be a part that happens to be as many
	switch {
	case count < least:
	case count == len(all):
		return all
	case count == len(members):
		return members
	}
	return nil
}

// phrase is what stands before the noun of a group.
type phrase struct {
	first int  // its first word, "alle" or "die"
	all   bool // it begins with "alle" or the like
	count int  // "alle sieben"; 0 if no number is given
	rest  bool // "alle anderen": those that the sentence named before are none of them
	kinds int
}

// phrase reads backwards from the noun at word i: kinds, adjective, number, and what makes the group definite.
func (g *scan) phrase(i, kinds int) (phrase, bool) {
	p := phrase{first: i, kinds: kinds}
	if first := g.paired(i); first >= 0 {
		return phrase{first: first, all: true, kinds: towns | others}, true
	}
	if i >= 2 && g.words[i-1].Fold == "und" && kinds == others {
		if w := g.words[i-2].Fold; w == "staedte" || w == "staedten" || w == "stadt" {
			p.kinds, p.first = towns|others, i-2
		}
	}
	g.counted(&p)
	if p.first > 0 && strings.HasSuffix(g.words[p.first-1].Fold, "angehoerigen") {
		p.first--
	}
	g.others(&p)
	if g.broken(p.first) {
		return p, false
	}
	p.first--
	w := g.words[p.first].Fold
	p.all = allWords[w] || oneWords[w]
	spoilt := !g.broken(p.first) && spoilers[g.words[p.first-1].Fold] && !g.anybody(p.first-1)
	return p, (p.all || theWords[w]) && !spoilt
}

// counted takes the number before the noun into the phrase ("72 betroffenen Kommunen").
func (g *scan) counted(p *phrase) {
	for back := 1; back <= 2 && p.first-back >= 0 && !g.broken(p.first-back+1); back++ {
		if n, ok := g.number(p.first - back); ok {
			p.count = n
			p.first -= back
			return
		}
		if w := &g.words[p.first-back]; w.Upper || !strings.HasSuffix(w.Fold, "en") {
			return
		}
	}
}

// anybody reports whether the "einer" at word i is as good as "jeder": "Wer in einer der sieben Kommunen …".
func (g *scan) anybody(i int) bool {
	return i > 1 && g.words[i].Fold == "einer" && g.words[i-1].Fold == "in" && g.words[i-2].Fold == "wer"
}

// everywhere reports whether the words shortly before word i speak of the whole of an area: "Im gesamten Kreis Soest sind die …".
func (g *scan) everywhere(i int) bool {
	const far = 7
	for k := i - 1; k >= max(i-far, 0) && !g.broken(k+1); k-- {
		switch g.words[k].Fold {
		case "gesamten", "ganzen", "ueberall":
			return true
		}
	}
	return false
}

// others takes "anderen" before the noun into the phrase.
func (g *scan) others(p *phrase) {
	if p.first > 1 && p.count == 0 && restWords[g.words[p.first-1].Fold] && !g.broken(p.first) {
		p.first--
		p.rest = true
	}
}

// broken says whether something ends between word i and the one before it.
func (g *scan) broken(i int) bool {
	return i <= 0 || words.Between(g.text, g.words[i-1].End, g.words[i].Start)&(words.GapSpace|words.GapHyphen|words.GapDash|words.GapNone|words.GapComma) == 0
}

func (g *scan) number(i int) (int, bool) {
	if i < 0 {
		return 0, false
	}
	if n, ok := numberWords[g.words[i].Fold]; ok {
		return n, true
	}
	n, err := strconv.Atoi(g.words[i].Fold)
	return n, err == nil && n > 1
}

// districtsAfter gives the districts that follow word i with nothing but a link between, and where their names end. More
// than one only after the plural: "in den Kreisen Olpe und Soest".
func (g *scan) districtsAfter(i int) (districts []string, end int) {
	at := i + 1
	for at < len(g.words) && at <= i+4 && groupLinks[g.words[at].Fold] && !g.broken(at) {
		at++
	}
	if at == i+1 || at >= len(g.words) || g.broken(at) {
		return nil, 0
	}
	k := slices.IndexFunc(g.mentions, func(m finder.Mention) bool { return m.Start == g.words[at].Start })
	if k < 0 {
		return g.unnamed(at), g.words[at].End
	}
	plural := strings.HasPrefix(g.words[at].Fold, "kreise") && g.words[at].Fold != "kreises"
	for ; k < len(g.mentions) && g.isDistrict(g.mentions[k]); k++ {
		if len(districts) > 0 && !g.listed(g.mentions[k-1].End, g.mentions[k].Start) {
			break
		}
		districts, end = append(districts, g.mentions[k].AGS), g.mentions[k].End
		if !plural {
			break
		}
	}
	return districts, end
}

// unnamed is the only district that the text names, where word at is "Kreis" or the like without a name ("alle Rathäuser im Kreisgebiet").
func (g *scan) unnamed(at int) (only []string) {
	switch g.words[at].Fold {
	case "kreis", "kreises", "landkreis", "landkreises", "kreisgebiet", "kreisgebiets", "kreisgebietes":
	default:
		return nil
	}
	for _, m := range g.mentions {
		if g.isDistrict(m) && !slices.Contains(only, m.AGS) {
			only = append(only, m.AGS)
		}
	}
	if len(only) != 1 {
		return nil
	}
	return only
}

// districtBefore gives the district of "Im Kreis Soest sind alle Rathäuser …": named as an area shortly before, in the same
// sentence, with no other body between.
func (g *scan) districtBefore(first, noun int) []string {
	if noun+1 < len(g.words) && groupLinks[g.words[noun+1].Fold] && !g.broken(noun+1) {
		k := slices.IndexFunc(g.mentions, func(m finder.Mention) bool { return m.Start > g.words[noun].End })
		if k >= 0 && g.mentions[k].Start-g.words[noun].End < 24 {
			return nil // "alle Rathäuser in Olpe": something narrower is named
		}
	}
	var last *finder.Mention
	for k := range g.mentions {
		if g.mentions[k].Start < g.words[first].Start {
			last = &g.mentions[k]
		}
	}
	const far = 60
	if last == nil || !last.Area || !g.isDistrict(*last) || g.words[first].Start-last.End > far ||
		strings.ContainsAny(g.text[last.End:g.words[first].Start], ".!?\n:;") {
		return nil
	}
	return []string{last.AGS}
}

func (g *scan) isDistrict(m finder.Mention) bool {
	return slices.ContainsFunc(g.bodies, func(b notice.Body) bool { return b.AGS == m.AGS && b.Kind == notice.District })
}

// listed says whether text[from:to] only joins two names.
func (g *scan) listed(from, to int) bool {
	parts, _ := words.Split(g.text[from:to])
	for _, p := range parts {
		if w := words.Fold(p); !words.Connectors[w] && w != "im" {
			return false
		}
	}
	return !strings.ContainsAny(g.text[from:to], ".!?\n:;")
}

// fill lists the members of the group's districts that are of the kinds asked for.
func (g *scan) fill(out *Group, kinds int) {
	for _, d := range out.Districts {
		for _, b := range g.bodies {
			if b.DistrictAGS != d {
				continue
			}
			if b.Kind == notice.Town && kinds&towns != 0 || b.Kind == notice.Municipality && kinds&others != 0 {
				out.Members = append(out.Members, b.AGS)
			}
		}
	}
}

// sentence is the bounds of the sentence that text[start:end] stands in; a line ends a sentence too.
func sentence(text string, start, end int) (from, to int) {
	for i := start - 1; i >= 0; i-- {
		if text[i] == '\n' || i+1 < len(text) && text[i+1] == ' ' && strings.IndexByte(".!?", text[i]) >= 0 {
			from = i + 1
			break
		}
	}
	for i := end; i < len(text); i++ {
		if text[i] == '\n' || strings.IndexByte(".!?", text[i]) >= 0 && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') {
			return from, i
		}
	}
	return from, len(text)
}
