package atom

import (
	"bytes"
	"encoding/xml"
)

// Link is a link of a feed or an entry.
type Link struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

// Text is a text with its type.
type Text struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Plain is a text in which nothing is markup.
func Plain(s string) Text { return Text{Type: "text", Text: s} }

// Person is an author.
type Person struct {
	Name string `xml:"name"`
}

// Category is what an entry is filed under.
type Category struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

// Entry is an item of a feed. Times are those of RFC 3339.
type Entry struct {
	ID         string     `xml:"id"`
	Title      Text       `xml:"title"`
	Updated    string     `xml:"updated"`
	Published  string     `xml:"published,omitempty"`
	Authors    []Person   `xml:"author"`
	Links      []Link     `xml:"link"`
	Categories []Category `xml:"category"`
	Summary    *Text      `xml:"summary"` // nil: none
	Content    *Text      `xml:"content"` // nil: none
}

// Feed is a feed with its entries, newest first.
type Feed struct {
	XMLName   xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string   `xml:"xml:lang,attr"`
	ID        string   `xml:"id"`
	Title     Text     `xml:"title"`
	Updated   string   `xml:"updated"`
	Author    Person   `xml:"author"`
	Generator string   `xml:"generator,omitempty"`
	Links     []Link   `xml:"link"`
	Entries   []Entry  `xml:"entry"`
}

// Encode writes the feed as a document.
func (f Feed) Encode() ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString(xml.Header)
	if err := xml.NewEncoder(&buf).Encode(f); err != nil {
		return nil, err
	}
	buf.WriteByte('\n')
	return buf.Bytes(), nil
}
