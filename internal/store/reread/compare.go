package reread

import (
	"reflect"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/intake"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/pgtime"
	"github.com/lagebild/lagebild/internal/store/shape"
)

// oldStatement is a statement in force.
type oldStatement struct {
	notice.Statement
	id        int64
	effective time.Time
}

func equalJSON(a, b any) bool { return reflect.DeepEqual(a, b) }

// compare tells for each version what is read as before, what is not, and what is new.
func (x *rereading) compare() error {
	x.pairs, x.standing = shape.Pairs{}, []int64{}
	for _, rd := range x.r.Readings {
		n := x.notes[rd.Notice]
		if n == nil || n.Extractor != rd.Before {
			x.skipped++
			continue
		}
		x.read = append(x.read, rd.Notice)
		if n.Standing {
			x.standing = append(x.standing, rd.Notice)
		}
		if err := x.compareOne(n, rd); err != nil {
			return err
		}
	}
	return nil
}

func (x *rereading) compareOne(n *readingRow, rd Reading) error {
	rest := slices.Clone(x.old[rd.Notice])
	var now []oldStatement // as the version reads from now on: the next one may repeat it
	var fresh []notice.Statement
	for _, st := range rd.Statements {
		i := slices.IndexFunc(rest, func(o oldStatement) bool { return sameStatement(o.Statement, st) })
		if i < 0 {
			fresh = append(fresh, st)
			continue
		}
		x.renewed = append(x.renewed, renewedIn{rest[i].id, pgtext.Clean(x.r.Extractor), pgtext.Clean(st.Rule), st.Confidence})
		now = append(now, rest[i])
		rest = slices.Delete(rest, i, i+1)
	}
	for _, st := range fresh {
		row, err := intake.StatementOf(notice.Document{Key: rd.Key()}, st, x.r.Extractor)
		if err != nil {
			return err
		}
		row.NoticeID, row.SourceID = n.ID, x.r.SourceID
		row.FirstSeen, row.Effective = n.FirstSeen.UTC(), pgtime.Stamp(x.age(n, st))
		x.added = append(x.added, row)
		now = append(now, oldStatement{Statement: st, effective: row.Effective})
		change := StatementChange{Notice: n.ID, Standing: n.Standing, After: &st}
		if i := slices.IndexFunc(rest, func(o oldStatement) bool { return sameMatter(o.Statement, st) }); i >= 0 {
			x.drop(n, &rest[i])
			was := rest[i].Statement
			change.Before = &was
			rest = slices.Delete(rest, i, i+1)
		}
		x.touch(n, st)
		x.changes = append(x.changes, change)
	}
	for i := range rest {
		x.drop(n, &rest[i])
		x.changes = append(x.changes, StatementChange{Notice: n.ID, Standing: n.Standing, Before: &rest[i].Statement})
	}
	x.old[rd.Notice] = now
	return nil
}

// drop marks a statement as replaced.
func (x *rereading) drop(n *readingRow, o *oldStatement) {
	x.gone = append(x.gone, o.id)
	x.touch(n, o.Statement)
}

// touch notes a cell that may change: only versions that stand move cells.
func (x *rereading) touch(n *readingRow, st notice.Statement) {
	if n.Standing {
		x.pairs.Add(shape.Pair{Body: pgtext.Clean(st.Body), Service: pgtext.Clean(string(st.Service))})
	}
}

// age is since when a statement counts: what the version before said in the same words keeps its age, and so does what
// an earlier reading of this version found.
func (x *rereading) age(n *readingRow, st notice.Statement) time.Time {
	for _, id := range []int64{n.Before, n.ID} {
		for _, o := range x.old[id] {
			if o.Body == st.Body && o.Service == st.Service && o.Status == st.Status && o.Quote == st.Quote {
				return o.effective
			}
		}
	}
	return notice.Effective(pgtime.Deref(pgtime.Plausible(st.AsOf)), pgtime.Moment(n.Updated), pgtime.Moment(n.Published), n.FirstSeen.UTC(), pgtime.Moment(n.BeforeSeen))
}

// Key names the version in faults.
func (rd Reading) Key() string {
	if rd.Document == nil {
		return ""
	}
	return rd.Document.Key
}

// sameStatement reports whether two statements say the same in the same words, by whatever rule.
func sameStatement(a, b notice.Statement) bool {
	return sameMatter(a, b) && a.Status == b.Status && a.Until == b.Until && a.Start == b.Start && a.End == b.End &&
		a.Quote == pgtext.Clean(b.Quote) && a.Review == b.Review && pgtime.SameTime(pgtime.Plausible(a.AsOf), pgtime.Plausible(b.AsOf)) &&
		slices.Equal(a.Detour, b.Detour)
}

// sameMatter reports whether two statements are about the same service of the same body from the same day on.
func sameMatter(a, b notice.Statement) bool {
	return a.Body == b.Body && a.Service == b.Service && a.From == b.From
}
