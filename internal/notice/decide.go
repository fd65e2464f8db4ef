package notice

import (
	"cmp"
	"slices"
	"time"
	_ "time/tzdata" // bare images have no zone files
)

// Standing is a statement that stands, with all that decides whether a cell shows it.
type Standing struct {
	Statement int64     // its id
	Notice    int64     // id of the notice version it stands in
	Source    int64     // id of the source of that notice
	Status    Status    // one of the three; another one is never shown
	From      Day       // "" = at once
	Until     Day       // "" = open
	Authority Authority // of the source
	Effective time.Time // when it was said; see Effective
}

// CellSpan is one stretch of time over which a cell shows the same thing.
type CellSpan struct {
	From, To     time.Time // To is exclusive; zero = open
	Status       Status
	Statement    int64
	Notice       int64
	Until        Day // last day that the statement names
	Authority    Authority
	Contradicted bool
	Against      []int64 // standing statements of like authority that disagree, ascending
	Sources      int     // sources with a standing statement that holds in this stretch
}

// Berlin is the time zone in which German days begin and end.
func Berlin() *time.Location { return berlin }

var berlin = func() *time.Location {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic("notice: " + err.Error()) // the zone is built in
	}
	return loc
}()

// oldest is how long before its first sight a text may claim to be written; anything older is a clock at its epoch.
const oldest = 10 * 365 * 24 * time.Hour

// Effective is when a statement was said: asOf if the text dates it, else when its document says it was updated or
// published, else when it was first seen. A claimed time is believed only if it lies in the past of firstSeen and not
// before since, the last moment at which the text is known to have read otherwise (zero if it never did).
func Effective(asOf, updated, published, firstSeen, since time.Time) time.Time {
	least := firstSeen.Add(-oldest)
	if !asOf.IsZero() && !asOf.After(firstSeen) && !asOf.Before(least) {
		return asOf // a text may well be changed to say what was known earlier
	}
	if since.After(least) {
		least = since
	}
	for _, t := range []time.Time{updated, published} {
		if !t.IsZero() && !t.After(firstSeen) && !t.Before(least) {
			return t
		}
	}
	return firstSeen
}

// Timeline is what a cell shows from a moment on, given the statements that stand for it: the present and, where
// statements begin or end on a day to come, the future. The spans are in order and do not overlap; over a stretch without
// one nothing stands. A statement that ended before that moment appears nowhere.
//
// At each moment, of the statements that hold then:
//
//   - one notice says one thing: what it announces for the latest day reached goes before what it says of the time until
//     then;
//   - of one source, its newest notice counts;
//   - over all sources, those count that are at most AuthorityWindow older than the newest one; of these the highest
//     authority is shown, and of several the newest, and of several of one time the worst.
//
// "Newest" goes by Effective. A change for the worse that was announced for a day counts as said on that day; an announced
// return to normal does not: it cannot outdo what was said after the announcement.
func Timeline(standing []Standing, from time.Time) []CellSpan {
	holds := make([]held, 0, len(standing))
	for _, s := range standing {
		if h, ok := hold(s); ok {
			holds = append(holds, h)
		}
	}
	var out []CellSpan
	marks := moments(holds, from)
	for i, t := range marks {
		span, ok := decide(perSource(holds, t))
		if !ok {
			continue
		}
		span.From = t
		if i+1 < len(marks) {
			span.To = marks[i+1]
		}
		if n := len(out); n > 0 && out[n-1].To.Equal(t) && same(out[n-1], span) {
			out[n-1].To = span.To
			continue
		}
		out = append(out, span)
	}
	return out
}

// held is a statement with its days as moments.
type held struct {
	Standing
	begin time.Time // zero: always
	end   time.Time // exclusive; zero: open
	said  time.Time // by which the newest is found
}

// hold reads the days of s; a statement with a day that is none, or a status that is none, is never shown.
func hold(s Standing) (held, bool) {
	h := held{Standing: s, said: s.Effective}
	if !s.Status.Valid() {
		return held{}, false
	}
	var err error
	if s.From != "" {
		if h.begin, err = s.From.Start(berlin); err != nil {
			return held{}, false
		}
		if s.Status != Available && h.begin.After(h.said) {
			h.said = h.begin
		}
	}
	if s.Until != "" {
		last, err := s.Until.Start(berlin)
		if err != nil {
			return held{}, false
		}
		h.end = last.AddDate(0, 0, 1)
	}
	return h, true
}

func (h held) at(t time.Time) bool {
	return !t.Before(h.begin) && (h.end.IsZero() || t.Before(h.end))
}

// moments are from and all later ones at which a statement begins or ends, ascending.
func moments(holds []held, from time.Time) []time.Time {
	out := []time.Time{from}
	for _, h := range holds {
		for _, t := range []time.Time{h.begin, h.end} {
			if t.After(from) {
				out = append(out, t)
			}
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return slices.CompactFunc(out, time.Time.Equal)
}

// decide is what a cell shows by the voices of its sources; false if there is none.
func decide(voices []held) (CellSpan, bool) {
	if len(voices) == 0 {
		return CellSpan{}, false
	}
	newest := lastSaid(voices)
	var best *held
	for i, v := range voices {
		if newest.Sub(v.said) > AuthorityWindow {
			continue
		}
		if best == nil || outranks(v, *best) {
			best = &voices[i]
		}
	}
	span := CellSpan{
		Status: best.Status, Statement: best.Statement, Notice: best.Notice, Until: best.Until,
		Authority: best.Authority, Sources: len(voices),
	}
	for _, v := range voices {
		if v.Authority.Rank() == best.Authority.Rank() && v.Status != best.Status {
			span.Against = append(span.Against, v.Statement)
		}
	}
	slices.Sort(span.Against)
	span.Contradicted = len(span.Against) > 0
	return span, true
}

// lastSaid is when the newest of the voices was said; zero if there is none.
func lastSaid(voices []held) time.Time {
	var newest time.Time
	for _, v := range voices {
		if v.said.After(newest) {
			newest = v.said
		}
	}
	return newest
}

// perSource gives the one statement of each source that counts at t.
func perSource(holds []held, t time.Time) []held {
	notices := map[int64]held{}
	for _, h := range holds {
		if !h.at(t) {
			continue
		}
		if was, ok := notices[h.Notice]; !ok || withinNotice(h, was) > 0 {
			notices[h.Notice] = h
		}
	}
	sources := map[int64]held{}
	for _, h := range notices {
		if was, ok := sources[h.Source]; !ok || newer(h, was) > 0 {
			sources[h.Source] = h
		}
	}
	out := make([]held, 0, len(sources))
	for _, h := range sources {
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b held) int { return cmp.Compare(a.Source, b.Source) })
	return out
}

// withinNotice is positive if a goes before b in one notice.
func withinNotice(a, b held) int {
	return cmp.Or(a.begin.Compare(b.begin), newer(a, b))
}

// newer is positive if a goes before b by age; of one age the worse status goes first.
func newer(a, b held) int {
	return cmp.Or(a.said.Compare(b.said), cmp.Compare(severity(a.Status), severity(b.Status)), cmp.Compare(a.Statement, b.Statement))
}

func outranks(a, b held) bool {
	return cmp.Or(cmp.Compare(b.Authority.Rank(), a.Authority.Rank()), newer(a, b)) > 0
}

func severity(s Status) int {
	switch s {
	case Unavailable:
		return 2
	case Limited:
		return 1
	default:
		return 0
	}
}

func same(a, b CellSpan) bool {
	return a.Statement == b.Statement && a.Sources == b.Sources && slices.Equal(a.Against, b.Against)
}
