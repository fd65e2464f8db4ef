package notice

import (
	"fmt"
	"time"
)

// Day is a calendar day in Europe/Berlin, "2023-11-06". The empty Day means none given.
type Day string

// DayOf is the calendar day of t in loc.
func DayOf(t time.Time, loc *time.Location) Day { return Day(t.In(loc).Format(time.DateOnly)) }

// Start is midnight at which the day begins in loc.
func (d Day) Start(loc *time.Location) (time.Time, error) {
	t, err := time.ParseInLocation(time.DateOnly, string(d), loc)
	if err != nil {
		return time.Time{}, fmt.Errorf("reading day %q: %w", string(d), err)
	}
	return t, nil
}

// Statement is what one body says of one service.
type Statement struct {
	Body       string    `json:"body"` // AGS
	Service    Service   `json:"service"`
	Status     Status    `json:"status"`
	From       Day       `json:"from"`   // the status holds from this day on; "" = now
	Until      Day       `json:"until"`  // last day on which it holds; "" = open
	Detour     []Detour  `json:"detour"` // what to do instead
	Quote      string    `json:"quote"`  // the words that say so; Text[Start:End] of the document
	Start      int       `json:"start"`
	End        int       `json:"end"`
	Rule       string    `json:"rule"`       // names of the rules that made it, first to last, joined by ">"
	Confidence float64   `json:"confidence"` // 0–1
	Review     bool      `json:"review"`     // kept for a person to look at, not shown as fact
	AsOf       time.Time `json:"asOf"`       // when it was said, as the text dates it (ticker entry, update line); zero = the document's time
	Extractor  string    `json:"extractor"`  // version of the extractor
}

// DetourKind is the sort of way that a notice offers instead.
type DetourKind string

// The kinds of detours.
const (
	DetourPhone   DetourKind = "phone"
	DetourEmail   DetourKind = "email"
	DetourURL     DetourKind = "url"
	DetourAddress DetourKind = "address"
	DetourCounter DetourKind = "counter" // another body's or office's counter
	DetourHours   DetourKind = "hours"
)

// Detour is a way to get the service done while its usual way fails.
type Detour struct {
	Kind  DetourKind `json:"kind"`
	Value string     `json:"value"`          // normalised: E.164, lower-case address, absolute URL
	Text  string     `json:"text,omitempty"` // as the notice spells it
}
