package alert

import (
	"strconv"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// kind is a message's type, spelled as in CAP.
type kind string

const (
	kindAlert  kind = "Alert"
	kindUpdate kind = "Update"
	kindCancel kind = "Cancel"
)

// ending says why a chain ended.
type ending int

const (
	notEnded     ending = iota
	saidClear           // the body says that the service is available
	notOfficial         // what is shown is no longer the body's own statement
	nothingKnown        // nothing stands any more
)

// message is one message of a chain.
type message struct {
	kind    kind
	sent    time.Time
	expires time.Time
	row     store.Stretch // what it tells of; of a Cancel, what was told last, or the statement that ends it
	lead    string        // words that govern what is quoted of row
	ending  ending
	renewed bool      // nothing changed: it was found standing again
	earlier []message // those it follows that had not expired, oldest first; never more than two
}

const (
	lasts  = notice.StaleAfter // a message, if the notice names no last day
	renews = 24 * time.Hour    // between two messages of a chain in which nothing changes
)

// id names a message: the cell and the moment.
func (m message) id() string {
	return "lagebild." + m.row.Body + "." + string(m.row.Service) + "." + strconv.FormatInt(m.sent.UnixMicro(), 10)
}

// chain makes the messages of one cell up to now from its whole history, oldest first.
func chain(rows []store.Stretch, now time.Time) []message {
	c := &chaining{now: now}
	for i, row := range rows {
		if row.Since.After(now) {
			break
		}
		end := row.Until
		if end.IsZero() || end.After(now) {
			end = now
		}
		c.begin(row)
		if impaired(row) {
			c.renew(row, end)
		}
		next := i+1 < len(rows) && rows[i+1].Since.Equal(row.Until)
		if !row.Until.IsZero() && !row.Until.After(now) && !next {
			c.cancel(row, row.Until, nothingKnown)
		}
	}
	return c.out
}

type chaining struct {
	now  time.Time
	out  []message
	open bool // the last message neither ended the chain nor has it expired
}

// impaired reports whether a body's own statement says that something does not work as usual.
func impaired(r store.Stretch) bool {
	return r.Authority == notice.Official && (r.Status == notice.Limited || r.Status == notice.Unavailable)
}

// begin tells of what a cell shows from the start of a stretch.
func (c *chaining) begin(row store.Stretch) {
	c.expire(row.Since)
	switch {
	case !impaired(row) && row.Authority == notice.Official:
		c.cancel(row, row.Since, saidClear)
	case !impaired(row):
		c.cancel(row, row.Since, notOfficial)
	case !c.open:
		c.send(message{kind: kindAlert, sent: row.Since, row: row})
	default:
		last := c.out[len(c.out)-1].row
		if last.Statement != row.Statement || last.Status != row.Status || last.Contradicted != row.Contradicted {
			c.send(message{kind: kindUpdate, sent: row.Since, row: row})
		}
	}
}

// renew repeats the message while the notice is found standing.
func (c *chaining) renew(row store.Stretch, end time.Time) {
	for at := row.Since.Add(renews); at.Before(end); at = at.Add(renews) {
		if !seen(row, at.Add(-renews), at) {
			continue
		}
		c.expire(at)
		m := message{kind: kindUpdate, sent: at, row: row, renewed: true}
		if !c.open {
			m.kind = kindAlert
		}
		c.send(m)
	}
}

// seen reports whether the notice was found after from and not after to.
func seen(row store.Stretch, from, to time.Time) bool {
	for _, s := range row.Seen {
		if s.To.After(from) && !s.From.After(to) {
			return true
		}
	}
	return false
}

// expire closes a chain whose last message is no longer valid at t.
func (c *chaining) expire(t time.Time) {
	if c.open && !c.out[len(c.out)-1].expires.After(t) {
		c.open = false
	}
}

func (c *chaining) cancel(row store.Stretch, at time.Time, why ending) {
	c.expire(at)
	if c.open {
		c.send(message{kind: kindCancel, sent: at, row: row, ending: why})
		c.open = false
	}
}

func (c *chaining) send(m message) {
	m.sent = m.sent.UTC()
	m.expires = m.sent.Add(lasts)
	if last, err := m.row.UntilDay.Start(notice.Berlin()); err == nil && m.ending == notEnded {
		if end := last.AddDate(0, 0, 1); end.Before(m.expires) && end.After(m.sent) {
			m.expires = end
		}
	}
	if m.kind != kindAlert {
		for i := max(0, len(c.out)-2); i < len(c.out); i++ {
			if old := c.out[i]; old.expires.After(m.sent) && old.kind != kindCancel {
				old.earlier = nil
				m.earlier = append(m.earlier, old)
			}
		}
	}
	c.out = append(c.out, m)
	c.open = true
}
