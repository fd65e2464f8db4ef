package eval

import (
	"cmp"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Extract reads statements from a document. body is the AGS of the body whose source it is ("" = find bodies in the
// text), date the day of the notice.
type Extract func(doc notice.Document, body string, date time.Time) []notice.Statement

// Result is what one document gave.
type Result struct {
	Case      Case
	Right     []notice.Statement // predicted and labelled, in the order of the text
	Wrong     []notice.Statement // predicted, not labelled
	Review    []notice.Statement // kept for review: neither
	Missing   []Label            // labelled, not predicted
	Score     Score
	Detection Score // without regard to status
}

// Report is the outcome of a run. Its own figures are those of all documents.
type Report struct {
	Figures
	Tune, Blind Figures                  // documents that rules may be made by, and the others
	Kinds       map[string]Score         // by kind of document
	Services    map[notice.Service]Score // by service
	Statuses    map[notice.Status]Score  // by status
	// Confusion counts what was labelled (first key) by what was predicted for the same body, service and day (second
	// key). None stands for nothing: labelled and missed, or invented.
	Confusion map[notice.Status]map[notice.Status]int
	Results   []Result
}

// None is the place of no statement in a confusion table.
const None notice.Status = ""

// Run scores extract on the corpus in dir. Statements marked for review count as not predicted. Errors: those of Load.
func Run(dir string, extract Extract) (Report, error) {
	cases, err := Load(dir)
	if err != nil {
		return Report{}, err
	}
	return Measure(cases, extract), nil
}

// Measure scores extract on cases.
func Measure(cases []Case, extract Extract) Report {
	r := Report{
		Kinds: map[string]Score{}, Services: map[notice.Service]Score{}, Statuses: map[notice.Status]Score{},
		Confusion: map[notice.Status]map[notice.Status]int{},
	}
	for _, c := range cases {
		res := judge(c, extract(c.Doc, c.Body, c.When))
		r.add(&res)
		part := &r.Tune
		if c.Blind() {
			part = &r.Blind
		}
		part.add(&res)
		r.count(&res)
		r.Results = append(r.Results, res)
	}
	return r
}

// spot is what a statement is about, without its status.
type spot struct {
	body    string
	service notice.Service
	from    notice.Day
}

type claim struct {
	spot
	status notice.Status
}

func (l Label) claim() claim { return claim{spot{l.Body, l.Service, l.From}, l.Status} }

func claimOf(s notice.Statement) claim { return claim{spot{s.Body, s.Service, s.From}, s.Status} }

// labels are the claims that the document is labelled with.
func (c Case) labels() map[claim]bool {
	out := make(map[claim]bool, len(c.Statements))
	for _, l := range c.Statements {
		out[l.claim()] = true
	}
	return out
}

// judge compares what was predicted for a document with its labels. What is said twice counts once.
func judge(c Case, got []notice.Statement) Result {
	res := Result{Case: c}
	labels, places := c.labels(), map[spot]bool{}
	for k := range labels {
		places[k.spot] = true
	}
	claims, claimed := map[claim]bool{}, map[spot]bool{}
	for _, s := range got {
		k := claimOf(s)
		switch {
		case s.Review:
			res.Review = append(res.Review, s)
			continue
		case claims[k]:
			continue
		case labels[k]:
			res.Right = append(res.Right, s)
		default:
			res.Wrong = append(res.Wrong, s)
		}
		claims[k], claimed[k.spot] = true, true
	}
	for _, l := range c.Statements {
		if !claims[l.claim()] {
			res.Missing = append(res.Missing, l)
		}
	}
	res.Score = Score{Right: len(res.Right), Predicted: len(claims), Labelled: len(labels)}
	res.Detection = Score{Predicted: len(claimed), Labelled: len(places)}
	for s := range claimed {
		if places[s] {
			res.Detection.Right++
		}
	}
	byPlace := func(a, b notice.Statement) int { return cmp.Or(a.Start-b.Start, a.End-b.End) }
	slices.SortStableFunc(res.Right, byPlace)
	slices.SortStableFunc(res.Wrong, byPlace)
	slices.SortFunc(res.Missing, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.Service, b.Service), cmp.Compare(a.From, b.From), cmp.Compare(a.Status, b.Status))
	})
	return res
}

// count adds a document to the tables.
func (r *Report) count(res *Result) {
	k := r.Kinds[res.Case.Kind]
	k.add(res.Score)
	r.Kinds[res.Case.Kind] = k
	labelled := map[spot]notice.Status{}
	for c := range res.Case.labels() {
		labelled[c.spot] = c.status
		r.tally(c, Score{Labelled: 1})
	}
	predicted := map[spot]bool{}
	for _, s := range res.Right {
		c := claimOf(s)
		predicted[c.spot] = true
		r.tally(c, Score{Right: 1, Predicted: 1})
		r.confuse(c.status, c.status)
	}
	for _, s := range res.Wrong {
		c := claimOf(s)
		predicted[c.spot] = true
		r.tally(c, Score{Predicted: 1})
		r.confuse(labelled[c.spot], c.status)
	}
	for s, want := range labelled {
		if !predicted[s] {
			r.confuse(want, None)
		}
	}
}

func (r *Report) tally(c claim, one Score) {
	s := r.Services[c.service]
	s.add(one)
	r.Services[c.service] = s
	t := r.Statuses[c.status]
	t.add(one)
	r.Statuses[c.status] = t
}

func (r *Report) confuse(want, got notice.Status) {
	if r.Confusion[want] == nil {
		r.Confusion[want] = map[notice.Status]int{}
	}
	r.Confusion[want][got]++
}

// Worst are the n documents with the most wrong and missing statements, the worst first, blind ones left out.
func (r *Report) Worst(n int) []Result {
	out := slices.DeleteFunc(slices.Clone(r.Results), func(x Result) bool { return x.Case.Blind() || len(x.Wrong)+len(x.Missing) == 0 })
	slices.SortStableFunc(out, func(a, b Result) int {
		return cmp.Or(len(b.Wrong)+len(b.Missing)-len(a.Wrong)-len(a.Missing), cmp.Compare(a.Case.ID, b.Case.ID))
	})
	return out[:min(n, len(out))]
}
