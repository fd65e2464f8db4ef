package notice

import "time"

// Document is one readable thing that a source gave: a page, an article, a post. Its Text is canonical: every offset
// in blocks and statements counts bytes of it.
type Document struct {
	Key       string    // stable identity within its source: page URL, feed item id, or page URL + "#" + item anchor
	URL       string    // where a person reads it
	Title     string    // as the document names itself; "" if it does not
	Published time.Time // as the document says; zero if it does not
	Updated   time.Time // as the document says; zero if it does not
	Language  string    // BCP 47 as declared ("de"); "" if not
	Text      string    // UTF-8, NFC, "\n" between blocks, no other control characters
	Blocks    []Block   // in the order of Text, not overlapping
	Links     []Link    // in the order of Text
	Capture   string    // hex SHA-256 of the fetched bytes it was read from; "" outside a run
}

// SaidAt is the moment from which the document's relative days ("heute", "Montag") count: when it was updated or published,
// as it says itself, else seen, when it was first seen. What lies after seen is no date of publication.
func (d Document) SaidAt(seen time.Time) time.Time {
	for _, t := range []time.Time{d.Updated, d.Published} {
		if !t.IsZero() && !t.After(seen) {
			return t
		}
	}
	return seen
}

// BlockKind is the role of a block in its document.
type BlockKind string

// The roles. A heading governs what follows it up to the next heading of the same or a higher rank.
const (
	BlockHeading   BlockKind = "heading"   // h1–h6, or a line that stands like one in plain text
	BlockParagraph BlockKind = "paragraph" // running text
	BlockItem      BlockKind = "item"      // list item (own text only; nested items are blocks of their own)
	BlockCell      BlockKind = "cell"      // table cell that is data
	BlockHeadCell  BlockKind = "headcell"  // table cell that is a column or row head
	BlockTerm      BlockKind = "term"      // <dt>, or the bold label before "Label: text"
	BlockDetails   BlockKind = "details"   // <summary>: a question or label that opens a hidden part
	BlockEntry     BlockKind = "entry"     // the head of one entry of a ticker or of stacked updates: its date line
)

// Block is a stretch of a document's text with its place in the document's structure.
type Block struct {
	Kind       BlockKind
	Start, End int       // Text[Start:End]
	Level      int       // Heading: 1–6; Item: nesting depth from 1; else 0
	Under      []int     // indexes of the Heading, Term, Details and Entry blocks it stands under, outermost first
	Lead       int       // index of the block that introduces the list it belongs to ("Nicht betroffen sind:"); -1 if none
	Table      int       // number of its table from 1; 0 if in none
	Row, Col   int       // place in the table, from 0; meaningful only if Table > 0
	Heads      []int     // for a Cell: indexes of the HeadCells of its column and row (the row's first cell counts as its head)
	Time       time.Time // for an Entry: its machine-readable time (<time datetime>); zero if none
	Struck     bool      // crossed out (<s>, <del>): said no longer
}

// Link is a hyperlink in a document's text.
type Link struct {
	Start, End int    // of the link's words in Text
	URL        string // absolute
}
