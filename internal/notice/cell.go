package notice

import "time"

// StaleAfter is how long a statement counts as fresh after a fetch last found it standing.
const StaleAfter = 48 * time.Hour

// AuthorityWindow is how far back a statement of higher authority wins over a newer one of lower authority.
const AuthorityWindow = 24 * time.Hour

// Cell is what the overview shows of one (body, service) at one moment.
type Cell struct {
	Body         string    `json:"body"`
	Service      Service   `json:"service"`
	Status       Status    `json:"status"`
	Since        time.Time `json:"since"`             // since when it shows this status
	Until        Day       `json:"until,omitempty"`   // last day, if the notice names one
	Statement    int64     `json:"statement"`         // id of the statement shown
	Notice       int64     `json:"notice"`            // id of the notice version it stands in
	Quote        string    `json:"quote"`             // its words
	Lead         string    `json:"lead,omitempty"`    // words that govern the quote, such as the line above its list
	ConfirmedAt  time.Time `json:"confirmedAt"`       // when a fetch last found the statement
	Contradicted bool      `json:"contradicted"`      // standing statements of like authority disagree
	Against      []int64   `json:"against,omitempty"` // ids of the statements that disagree
	Sources      int       `json:"sources"`           // how many sources back a standing statement on it
	Authority    Authority `json:"authority"`         // of the statement shown
	Stale        bool      `json:"stale"`             // not confirmed for StaleAfter
}
