package eval

import "github.com/lagebild/lagebild/internal/notice"

// Score counts statements. Right ones are predicted and labelled.
type Score struct {
	Right     int `json:"right"`
	Predicted int `json:"predicted"`
	Labelled  int `json:"labelled"`
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

// Figures sums up a set of documents.
type Figures struct {
	Documents int   `json:"documents"`
	Total     Score `json:"total"`     // statements with body, service, status and from
	Detection Score `json:"detection"` // the same without regard to status
	Available Score `json:"available"` // of Total, those that say available
	Negatives int   `json:"negatives"` // documents without a labelled statement
	Silent    int   `json:"silent"`    // of them, those for which nothing was predicted
	Reviewed  int   `json:"reviewed"`  // statements kept for review, which count as not predicted
}

// FalseAvailable counts statements predicted as available where the label says otherwise or nothing.
func (f Figures) FalseAvailable() int { return f.Available.Predicted - f.Available.Right }

// add counts one document.
func (f *Figures) add(res *Result) {
	f.Documents++
	f.Total.add(res.Score)
	f.Detection.add(res.Detection)
	f.Reviewed += len(res.Review)
	for _, s := range res.Right {
		if s.Status == notice.Available {
			f.Available.Right++
			f.Available.Predicted++
		}
	}
	for _, s := range res.Wrong {
		if s.Status == notice.Available {
			f.Available.Predicted++
		}
	}
	for _, l := range res.Case.Statements {
		if l.Status == notice.Available {
			f.Available.Labelled++
		}
	}
	if len(res.Case.Statements) == 0 {
		f.Negatives++
		if len(res.Wrong) == 0 {
			f.Silent++
		}
	}
}
