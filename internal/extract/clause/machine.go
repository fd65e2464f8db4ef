package clause

import (
	"cmp"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// machine walks the clauses of a sentence from left to right.
type machine struct {
	r        *Reader
	ctx      Context
	res      *Result
	pending  []Mention // named, but nothing said of them yet
	from     int       // first token of pending; -1 if none
	label    []Mention // before ":" or a dash
	said     bool      // the clause before said something, and its cue came before its services
	silenced bool      // the clause before was a wish, a request or about the past
	before   mark      // the markers of the clause before
	edge     int       // first token after the last clause that is a wish, a request or about the past
	orphan   int       // 1 + token of the deed that a clause granted without naming a service; 0 if none
}

func (m *machine) step(c *chunk, last bool) {
	defer func() { m.before = c.marks }()
	if c.marks&(modal|advice|past) != 0 {
		m.edge = c.Last + 1
	}
	if len(m.pending) == 0 {
		m.from = c.First
	}
	if m.takesBack(c) {
		return
	}
	if c.marks&except != 0 && m.exception(c) {
		return
	}
	if c.who && len(c.mentions) > 0 && !last {
		m.pending = append(m.pending, asSubject(c.mentions)...)
		return
	}
	v := m.r.judge(c, m.ctx.Terse || len(m.label) > 0)
	if m.silenced && (c.sub || m.r.isInfinitiveClause(c)) {
		v = verdict{}
		m.why(c, Silenced)
	}
	if m.ctx.Asked && v.kind == Short && m.r.at[c.First]&(yes|no) != 0 {
		v = verdict{}
	}
	if n := len(m.res.Readings); v.rule == absent && n > 0 {
		v.kind = m.res.Readings[n-1].Kind // "…, das Rathaus dagegen nicht"
	}
	if v.status == notice.Available && m.r.at[m.r.opening(c)]&cause != 0 {
		m.why(c, Cause)
		return // how things are is said of what follows from it
	}
	if m.ctx.Status != "" && (v.kind == Do || v.kind == Accept) && c.marks&(able|negation) == 0 {
		v = verdict{}
	}
	switch {
	case v.status == notice.Limited && len(c.mentions) == 0 && m.granted() != nil && c.marks&(adversative|only) != 0 && v.kind != Accept && !m.r.stranger(c):
		m.granted().limit(c)
	case v.status != "":
		m.speak(c, v)
	case len(c.mentions) > 0:
		m.why(c, cmp.Or(m.r.silence(c), Wordless))
		m.name(c, last)
	default:
		if c.marks&scant == 0 {
			m.silenced = c.marks&(modal|advice|past) != 0
		}
		m.reserve(c)
	}
}

// why notes the first reason for which a clause with a service said nothing of it.
func (m *machine) why(c *chunk, reason Why) {
	if m.res.Why == "" && len(c.mentions) > 0 {
		m.res.Why = reason
	}
}

// isInfinitiveClause reports whether the clause hangs on the one before with "zu" ("geplant ist, das Amt zu öffnen").
func (r *Reader) isInfinitiveClause(c *chunk) bool {
	for k := range c.cues {
		if r.Text.Is(c.cues[k].first-1, "zu") {
			return true
		}
	}
	return false
}

// exception drops the services after "außer"; those before stay.
func (m *machine) exception(c *chunk) bool {
	at := -1
	for i := c.First; i <= c.Last; i++ {
		if m.r.at[i]&except != 0 {
			at = i
			break
		}
	}
	if m.r.isUntil(at) {
		return false
	}
	end := at + 1
	for end <= c.Last && (m.r.at[end]&able == 0 || m.r.inside[end]&except != 0) && !m.r.cueAt(end) {
		end++
	}
	kept := c.mentions[:0]
	for _, x := range c.mentions {
		if x.First < at || x.First > end {
			kept = append(kept, x)
		}
	}
	c.mentions = kept
	return len(c.cues) == 0 && len(kept) == 0
}

// cueAt reports whether an outright cue begins at token i.
func (r *Reader) cueAt(i int) bool {
	for _, q := range r.cuesIn(i, i) {
		if q.kind <= Cancelled {
			return true
		}
	}
	return false
}

// name handles a clause that names services and says nothing of them.
func (m *machine) name(c *chunk, last bool) {
	sub := c.marks&(modal|advice|past) != 0 || c.sub
	if c.label && len(m.pending) == 0 && !sub {
		m.label = asSubject(c.mentions)
		m.res.Topic = m.label
		m.said = false
		return
	}
	if n := len(m.res.Readings); m.said && n > 0 && !sub || n > 0 && c.marks&same != 0 && !sub {
		prev := &m.res.Readings[n-1]
		prev.Mentions = append(prev.Mentions, m.r.fit(c, verdict{status: prev.Status, kind: prev.Kind})...)
		prev.Last = c.Last
		return
	}
	if c.marks&(modal|advice|past) != 0 && !last {
		m.silenced = true
	}
	if c.marks&speech != 0 && !last && len(c.cues) == 0 {
		return
	}
	for _, x := range usable(c.mentions) {
		if x.Role == Matter || !m.r.conditional(c) {
			m.pending = append(m.pending, x)
		}
	}
}

// speak handles a clause that says something.
func (m *machine) speak(c *chunk, v verdict) {
	if n := len(m.res.Readings); n > 0 && len(c.mentions) == 0 && v.status == notice.Available && m.res.Readings[n-1].Kind == Accept && m.r.processed(c) {
		prev := &m.res.Readings[n-1]
		prev.Status, prev.Kind, prev.Rule, prev.Last = notice.Available, Do, prev.Rule+">processed", c.Last
		return
	}
	v = m.moderate(c, v)
	own := m.absorb(m.within(m.r.fit(c, v)))
	rd := Reading{Status: v.status, Kind: v.kind, Confidence: v.conf, Rule: v.rule, First: c.First, Last: c.Last, Again: c.marks&again != 0, Whole: c.whole(), StandIn: c.marks&standIn != 0, Since: m.edge}
	if v.status == notice.Available && m.relative(c) {
		rd.Confidence = min(rd.Confidence, 0.4)
	}
	if m.r.Text.Is(c.Last+1, ":") && len(m.pending) == 0 && len(m.label) == 0 && holders(c.mentions) {
		m.res.Lead, m.res.Topic = &rd, usable(c.mentions)
		return
	}
	if !m.attach(c, v, own, &rd) {
		m.why(c, Misfit)
		return
	}
	m.said = false
	if len(rd.Mentions) == 0 {
		m.res.Loose = &rd
		if c.label {
			m.res.Lead = &rd
		}
		return
	}
	if len(m.label) > 0 {
		rd.Mentions = m.weaken(rd.Mentions)
	}
	m.said = len(own) > 0 && m.cueFirst(c)
	m.res.Readings = append(m.res.Readings, rd)
	if t := usable(rd.Mentions); len(t) > 0 {
		m.res.Topic = t
	}
}

// attach gives the reading its services: the clause's own, those named before it, or what it goes on about. It is false
// if the clause names services that its cue is not said of.
func (m *machine) attach(c *chunk, v verdict, own []Mention, rd *Reading) bool {
	switch {
	case len(own) > 0 && len(c.mentions) > 0:
		rd.Mentions = own
		if len(m.pending) > 0 && m.continues(c) {
			rd.Mentions = append(append([]Mention{}, m.pending...), own...)
			rd.First = m.from
		}
	case len(m.pending) > 0:
		rd.Mentions = m.r.filter(m.pending, v, c)
		rd.First = m.from
	case slices.ContainsFunc(c.mentions, func(x Mention) bool { return x.Role != Way && x.Role != Named }):
		return false
	default:
		m.carry(c, rd)
		if v.status == notice.Available && len(c.cues) > 0 && c.cues[0].noun {
			m.orphan = c.cues[0].last + 1
		}
	}
	m.pending = nil
	return true
}

// moderate limits a verdict that is said of a rest, of the part of a thing whose other part was granted, or but of the
// way over the internet.
func (m *machine) moderate(c *chunk, v verdict) verdict {
	if v.status == notice.Unavailable {
		switch n := len(c.mentions); {
		case c.marks&mostly != 0:
			v.status, v.kind, v.rule = notice.Limited, Limited, "some>"+v.rule
		case n == 0 && c.marks&rest != 0:
			v.status, v.rule = notice.Limited, "rest>"+v.rule
		case n > 0 && m.orphan > 0 && m.r.sharesTail(m.orphan-1, c.mentions[n-1].Last):
			v.status, v.rule = notice.Limited, "parts>"+v.rule
		}
	}
	if len(c.mentions) > 0 && !slices.ContainsFunc(c.mentions, func(x Mention) bool { return !onlineOnly(c, v, x) }) {
		v.status, v.rule, v.conf = notice.Limited, "online>"+v.rule, 0.7
	}
	return v
}

// asSubject are the mentions as what the next clause is about: a way ("Per Mail: …") stands for its channel.
func asSubject(ms []Mention) []Mention {
	if out := usable(ms); len(out) > 0 {
		return out
	}
	var out []Mention
	for _, x := range ms {
		if x.Role == Way {
			x.Role = Channel
			out = append(out, x)
		}
	}
	return out
}

// absorb gives the parts that many services have to the service that the clause, its label or its topic names.
func (m *machine) absorb(ms []Mention) []Mention {
	if !slices.ContainsFunc(ms, func(x Mention) bool { return x.Role == Thing }) {
		return ms
	}
	holders := m.label
	if n := len(m.res.Readings); len(holders) == 0 && n > 0 {
		holders = m.res.Readings[n-1].Mentions
	}
	if len(holders) == 0 && len(m.pending) > 0 {
		holders = m.pending
	}
	if len(holders) == 0 && m.ctx.Structural {
		holders = m.ctx.Topic
	}
	var out []Mention
	for _, x := range ms {
		if x.Role != Thing {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		for _, h := range holders {
			if h.Role != House && h.Role != Soft && !isContainer(h.Service) {
				out = append(out, h)
			}
		}
	}
	if len(out) == 0 {
		return ms
	}
	return out
}

// within finds whose "viele Leistungen" the clause speaks of: those of the office just spoken of, else of the house.
func (m *machine) within(ms []Mention) []Mention {
	var holder *Mention
	around := m.ctx.Topic
	if n := len(m.res.Readings); n > 0 {
		around = m.res.Readings[n-1].Mentions
	} else if !m.ctx.Structural || len(around) > 1 {
		around = nil
	}
	for i := range around {
		if around[i].Role == Office {
			holder = &around[i]
		}
	}
	for i := range ms {
		if ms[i].Inside && holder != nil {
			ms[i].Service, ms[i].Inside = holder.Service, false
		}
	}
	return ms
}

// holders reports whether the mentions are at most buildings and offices that hold what a list after them names.
func holders(ms []Mention) bool {
	for _, x := range ms {
		if x.Role != House && x.Role != Soft && (x.Role != Office || !isContainer(x.Service)) {
			return false
		}
	}
	return true
}

// weaken adds the label's own service as the one that holds those the clause is about.
func (m *machine) weaken(ms []Mention) []Mention {
	for _, l := range m.label {
		if l.Role != Office && l.Role != House || has(ms, l.Service) {
			continue
		}
		l.Weak = true
		ms = append(ms, l)
	}
	return ms
}

func has(ms []Mention, s notice.Service) bool {
	for _, x := range ms {
		if x.Service == s {
			return true
		}
	}
	return false
}

// continues reports whether the pending services and those of c are one enumeration.
func (m *machine) continues(c *chunk) bool {
	if len(c.cues) == 0 {
		return false
	}
	return c.mentions[0].First-c.First <= 2 && c.mentions[len(c.mentions)-1].Last < c.cues[len(c.cues)-1].last
}

// cueFirst reports whether the clause's services come after its cue, so that an enumeration may go on.
func (m *machine) cueFirst(c *chunk) bool {
	if len(c.mentions) == 0 {
		return false
	}
	end := c.mentions[len(c.mentions)-1].Last
	for i := range c.cues {
		if c.cues[i].last > end && c.cues[i].kind != Short {
			return false
		}
	}
	return true
}

// carry gives the clause the services of the label, of the clause before or of the topic.
func (m *machine) carry(c *chunk, rd *Reading) {
	v := verdict{status: rd.Status, kind: rd.Kind}
	rd.Carried = true
	switch n := len(m.res.Readings); {
	case len(m.label) > 0:
		rd.Mentions, rd.Rule = m.r.filter(m.label, v, c), "label>"+rd.Rule
	case m.ctx.Structural && len(m.ctx.Topic) > 0 && n == 0:
		rd.Mentions, rd.Rule = m.r.filter(m.ctx.Topic, v, c), "topic>"+rd.Rule
		if rd.Status == notice.Available && !m.ctx.Terse && m.r.stranger(c) {
			rd.Confidence = min(rd.Confidence, 0.45) // who works may be somebody else
		}
	case n > 0 && m.r.ellipsis(c):
		rd.Mentions, rd.Rule = m.r.filter(m.res.Readings[n-1].Mentions, v, c), "ellipsis>"+rd.Rule
		rd.Confidence -= 0.05
	case m.r.stranger(c):
		if rd.Status != notice.Available {
			m.reserve(c)
		}
		return
	case n > 0:
		rd.Mentions, rd.Rule = m.r.filter(doors(m.res.Readings[n-1].Mentions, v), v, c), "clause>"+rd.Rule
		rd.Confidence -= 0.1
	case len(m.ctx.Topic) > 0 && (m.ctx.Structural || m.r.takesUp(c) || rd.Status != notice.Available && c.marks&(adversative|rest) != 0):
		rd.Mentions, rd.Rule = m.r.filter(doors(m.ctx.Topic, v), v, c), "pronoun>"+rd.Rule
		rd.Confidence -= 0.2
	}
}

// ellipsis reports whether the clause's subject is but an article before a place: "…, das in Werl ist geöffnet".
func (r *Reader) ellipsis(c *chunk) bool {
	i := r.opening(c)
	if i+1 > c.Last {
		return false
	}
	switch string(r.Text.Folded(i)) {
	case "das", "die", "der", "jenes", "jene":
		return r.at[i+1]&place != 0
	}
	return false
}

// doors are the mentions that a pronoun can mean: of what is open or closed, the offices and buildings, if there are any.
func doors(ms []Mention, v verdict) []Mention {
	if v.kind != Open && v.kind != Shut {
		return strong(ms)
	}
	var out []Mention
	for _, x := range ms {
		if x.Role == Office || x.Role == House {
			x.Weak = false
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		return strong(ms)
	}
	return out
}

func strong(ms []Mention) []Mention {
	var out []Mention
	for _, x := range ms {
		if !x.Weak {
			out = append(out, x)
		}
	}
	return out
}

// takesUp reports whether the clause begins with a pronoun.
func (r *Reader) takesUp(c *chunk) bool {
	for i := c.First; i <= min(c.First+3, c.Last); i++ {
		if r.inside[i]&pronoun != 0 {
			return true
		}
	}
	return false
}

// stranger reports whether the clause has a noun that no list knows: it may be about something else.
func (r *Reader) stranger(c *chunk) bool {
	for i := c.First + 1; i <= c.Last; i++ {
		t := &r.Text.Tokens[i]
		if t.Kind == lexicon.Word && t.Upper && !r.covered[i] && r.inside[i] == 0 && !isTimeWord(string(r.Text.Folded(i))) {
			return true
		}
	}
	return false
}

func isTimeWord(w string) bool {
	switch w {
	case "uhr", "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "woche", "kw", "tag", "tage", "tagen", "vormittag", "nachmittag", "wochenende", "monat", "vormittags", "weise", "form", "sie", "ihnen", "wochen", "monaten":
		return true
	}
	return isDayWord(w)
}

// finish closes the sentence: services left over are its topic, or get the status of the lead-in.
func (m *machine) finish(colon bool) {
	m.contrast()
	left := m.pending
	if len(m.res.Readings) == 0 && len(m.label) > 0 {
		left = append(append([]Mention{}, m.label...), left...)
	}
	if len(left) > 0 {
		m.res.Topic = left
		m.res.Label = len(m.res.Readings) == 0
	}
	if !colon {
		if m.res.Lead != nil && len(left) > 0 && len(m.res.Readings) == 0 && !m.silenced {
			m.fromLead(left, m.res.Lead.Status, m.res.Lead.Confidence, "lead>"+m.res.Lead.Rule, m.res.Lead.First)
		}
		if len(left) > 0 || len(m.res.Readings) > 0 {
			m.res.Lead = nil
		}
	}
	if m.ctx.Status != "" && len(m.res.Readings) == 0 && len(left) > 0 && !m.silenced {
		m.fromLead(left, m.ctx.Status, m.ctx.Confidence, m.ctx.Rule, left[0].First)
	}
}

func (m *machine) fromLead(ms []Mention, s notice.Status, conf float64, rule string, first int) {
	for _, t := range m.ctx.Topic {
		if t.Role == Office && isContainer(t.Service) && !has(ms, t.Service) {
			t.Weak, t.First, t.Last = true, ms[0].First, ms[0].Last
			ms = append(ms, t)
		}
	}
	m.res.Readings = append(m.res.Readings, Reading{Mentions: ms, Status: s, Kind: Usual, Confidence: conf, Rule: rule, First: min(first, ms[0].First), Last: ms[len(ms)-1].Last})
	m.res.Topic, m.res.Label = usable(strong(ms)), false
}
