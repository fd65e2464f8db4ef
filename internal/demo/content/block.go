package content

import (
	"time"

	"github.com/lagebild/lagebild/internal/demo/texts"
	"github.com/lagebild/lagebild/internal/notice"
)

// Block is one piece of content.
type Block struct {
	Kind  string      // heading, subheading, paragraph, label, list, table, details, entry
	Text  string      // the words; of a list: its lead; of details: the question; of a label: the label
	More  string      // of a label or details: what follows
	Items []string    // of a list
	Rows  []texts.Row // of a table
	At    time.Time   // of an entry
	ID    string      // of an entry: its anchor
	Body  []Block     // of an entry: what it says
}

// Content is what a page says, without what stands around it.
type Content struct {
	Title   string
	Teaser  string
	At      time.Time
	Blocks  []Block
	Phrases map[notice.Service]string // the words that state each service's status
}
