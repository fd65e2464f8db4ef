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

// Score counts statements. Right ones are predicted and labelled.
type Score struct {
	Right, Predicted, Labelled int
}

// Precision is the share of predicted statements that are right, 0–1; 0 if none was predicted.
func (s Score) Precision() float64 { return ratio(s.Right, s.Predicted) }

// Recall is the share of labelled statements that were predicted, 0–1.
func (s Score) Recall() float64 { return ratio(s.Right, s.Labelled) }

// F1 is the harmonic mean of precision and recall, 0–1.
func (s Score) F1() float64 { return ratio(2*s.Right, s.Predicted+s.Labelled) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (s *Score) add(o Score) {
	s.Right += o.Right
	s.Predicted += o.Predicted
	s.Labelled += o.Labelled
}

// Result is what one document gave.
type Result struct {
	Case    Case
	Missing []Label            // labelled, not predicted
	Wrong   []notice.Statement // predicted, not labelled
	Score   Score
}

// Report is the outcome of a run.
type Report struct {
	Documents int
	Total     Score                    // statements with body, service, status and from
	Detection Score                    // the same without regard to status
	Negatives int                      // documents without a labelled statement
	Silent    int                      // of them, those for which nothing was predicted
	Kinds     map[string]Score         // by kind of document
	Services  map[notice.Service]Score // by service
	Statuses  map[notice.Status]Score  // by status
	// Confusion counts predicted statements whose (body, service, from) is labelled: labelled status → predicted status.
	Confusion map[notice.Status]map[notice.Status]int
	// FalseAvailable counts statements predicted as available where the label says otherwise or nothing.
	FalseAvailable int
	Reviewed       int // statements kept for review, which count as not predicted
	Results        []Result
}

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
		r.count(c, extract(c.Doc, c.Body, c.When))
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

func (r *Report) count(c Case, got []notice.Statement) {
	res := Result{Case: c}
	labels := map[claim]Label{}
	spots := map[spot]notice.Status{}
	for _, l := range c.Statements {
		k := claim{spot{l.Body, l.Service, l.From}, l.Status}
		labels[k] = l
		spots[k.spot] = l.Status
	}
	claims := map[claim]notice.Statement{}
	places := map[spot]bool{}
	for _, s := range got {
		if s.Review {
			r.Reviewed++
			continue
		}
		k := claim{spot{s.Body, s.Service, s.From}, s.Status}
		claims[k] = s
		places[k.spot] = true
	}
	r.score(&res, labels, spots, claims)
	r.detect(spots, places)
	r.Documents++
	if len(c.Statements) == 0 {
		r.Negatives++
		if len(claims) == 0 {
			r.Silent++
		}
	}
	r.Total.add(res.Score)
	k := r.Kinds[c.Kind]
	k.add(res.Score)
	r.Kinds[c.Kind] = k
	slices.SortFunc(res.Wrong, func(a, b notice.Statement) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortFunc(res.Missing, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.Service, b.Service), cmp.Compare(a.From, b.From))
	})
	r.Results = append(r.Results, res)
}

func (r *Report) score(res *Result, labels map[claim]Label, spots map[spot]notice.Status, claims map[claim]notice.Statement) {
	for k, s := range claims {
		one := Score{Predicted: 1}
		if _, ok := labels[k]; ok {
			one.Right = 1
		} else {
			res.Wrong = append(res.Wrong, s)
			if s.Status == notice.Available {
				r.FalseAvailable++
			}
		}
		if want, ok := spots[k.spot]; ok {
			if r.Confusion[want] == nil {
				r.Confusion[want] = map[notice.Status]int{}
			}
			r.Confusion[want][k.status]++
		}
		r.tally(res, k, one)
	}
	for k, l := range labels {
		if _, ok := claims[k]; !ok {
			res.Missing = append(res.Missing, l)
		}
		r.tally(res, k, Score{Labelled: 1})
	}
}

func (r *Report) tally(res *Result, k claim, one Score) {
	res.Score.add(one)
	s := r.Services[k.service]
	s.add(one)
	r.Services[k.service] = s
	t := r.Statuses[k.status]
	t.add(one)
	r.Statuses[k.status] = t
}

func (r *Report) detect(want map[spot]notice.Status, got map[spot]bool) {
	r.Detection.Labelled += len(want)
	r.Detection.Predicted += len(got)
	for k := range got {
		if _, ok := want[k]; ok {
			r.Detection.Right++
		}
	}
}

// Worst are the n documents with the most wrong and missing statements, the worst first.
func (r *Report) Worst(n int) []Result {
	out := slices.Clone(r.Results)
	slices.SortStableFunc(out, func(a, b Result) int {
		return cmp.Or(len(b.Wrong)+len(b.Missing)-len(a.Wrong)-len(a.Missing), cmp.Compare(a.Case.ID, b.Case.ID))
	})
	return out[:min(n, len(out))]
}
