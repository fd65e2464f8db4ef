package settle

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// Move is a change of the status that a cell shows. "" = nothing is shown, unknown.
type Move struct {
	shape.Pair
	From, To  notice.Status
	Statement int64 // that is shown now; 0 if none is
	Source    int64 // of that statement
}

// moved compares what a cell showed and what it is to show at the moment at.
func moved(p shape.Pair, at time.Time, have, want []cellRow, stand []notice.Standing) (Move, bool) {
	m := Move{Pair: p}
	for _, c := range have {
		if c.covers(at) {
			m.From = notice.Status(c.Status)
		}
	}
	for _, c := range want {
		if c.covers(at) {
			m.To, m.Statement = notice.Status(c.Status), c.StatementID
		}
	}
	for _, s := range stand {
		if s.Statement == m.Statement {
			m.Source = s.Source
		}
	}
	return m, m.From != m.To
}
