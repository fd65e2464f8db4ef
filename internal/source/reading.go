package source

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Validator is what an earlier answer left behind for asking "has it changed?".
type Validator struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
	Capture      string `json:"capture,omitempty"` // hex SHA-256 of the bytes that came with it
	Order        int    `json:"order,omitempty"`   // place of a followed page among the links of its list, from 1; 0 = none
}

// State is what a source remembers from run to run.
type State struct {
	Validators map[string]Validator `json:"validators,omitempty"` // by requested URL
	// Keys are the keys of the documents that the last readings of each URL gave, by requested URL: what an unchanged
	// answer confirms, and what a page that "always had items" had.
	Keys map[string][]string `json:"keys,omitempty"`
}

// Capture is one answer as it came: the evidence.
type Capture struct {
	SHA256    string // hex, of Body
	URL       string // as requested
	FinalURL  string // after redirects
	Status    int
	Header    map[string][]string
	MediaType string // "text/html"
	Charset   string // as found: "utf-8", "windows-1252"
	Body      []byte // decompressed, original charset
	TLSPeer   string // subject and SHA-256 of the leaf certificate; "" without TLS
	FetchedAt time.Time
}

// Reading is what one run of a source found.
type Reading struct {
	Captures  []Capture         // answers that were not 304, in the order asked
	Documents []notice.Document // read anew in this run
	Confirmed []string          // keys of documents that stand unchanged without being read again
	// Complete says that Documents and Confirmed are all that the source says now: any other document of the source is
	// gone from it. It is false when a followed page failed, and for feeds, whose items scroll out.
	Complete bool
	Partial  []error       // followed pages that failed, each with its fault kind
	State    State         // for the next run
	Hint     time.Duration // the other side asks not to come back sooner (Cache-Control, ttl); 0 = no wish
	Status   int           // of the first answer
	Bytes    int64         // decompressed bytes received
	Requests int           // requests sent, without robots.txt
}
