package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/source"
)

// Label is one statement that a document is labelled with.
type Label struct {
	Body    string         `json:"body"`
	Service notice.Service `json:"service"`
	Status  notice.Status  `json:"status"`
	From    notice.Day     `json:"from"`
	Until   notice.Day     `json:"until"`
}

// Case is one labelled document.
type Case struct {
	ID         string     `json:"id"`
	File       string     `json:"file"`
	Kind       string     `json:"kind"`
	Date       notice.Day `json:"date"`
	Body       string     `json:"body"` // AGS of the body whose source it is; "" where the text is about many
	Statements []Label    `json:"statements"`

	When time.Time       `json:"-"` // noon of Date in Europe/Berlin
	Set  string          `json:"-"` // name of the folder that it was loaded from
	Doc  notice.Document `json:"-"`
}

// Blind reports whether the document is one of those that rules are made without: all of a folder named hold, none of one
// named tune, elsewhere those whose number ends in 7, 8 or 9.
func (c Case) Blind() bool {
	switch c.Set {
	case "hold":
		return true
	case "tune":
		return false
	}
	return c.ID != "" && strings.ContainsAny(c.ID[len(c.ID)-1:], "789")
}

// Load reads the corpus in dir. Errors: NotFound if dir or a file that labels.jsonl names is missing, Invalid for a line
// that is no label, Empty for a corpus without one.
func Load(dir string) ([]Case, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, "opening corpus", err)
	}
	defer func() { _ = root.Close() }() // nothing was written
	data, err := readFile(root, "labels.jsonl")
	if err != nil {
		return nil, err
	}
	var cases []Case
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		var c Case
		if err := dec.Decode(&c); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("reading labels.jsonl: entry %d", len(cases)+1), err)
		}
		c.Set = filepath.Base(filepath.Clean(dir))
		if err := c.load(root); err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	if len(cases) == 0 {
		return nil, fault.New(fault.Empty, "reading corpus", "%s holds no label: put one document a line into it", filepath.Join(dir, "labels.jsonl"))
	}
	return cases, nil
}

func readFile(root *os.Root, name string) ([]byte, error) {
	data, err := root.ReadFile(name)
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, "reading corpus file "+name, err)
	}
	return data, nil
}

func (c *Case) load(root *os.Root) error {
	day, err := c.Date.Start(notice.Berlin())
	if err != nil {
		return fault.Wrap(fault.Invalid, fmt.Sprintf("label %q: date must be YYYY-MM-DD", c.ID), err)
	}
	c.When = day.Add(12 * time.Hour)
	data, err := readFile(root, c.File)
	if err != nil {
		return err
	}
	c.Doc, err = Document(c.File, data)
	if err != nil {
		return fmt.Errorf("label %q: %w", c.ID, err)
	}
	return nil
}

// Document reads a file as the scraper reads an answer of a page source without settings: HTML if its name or its
// beginning says so, else plain text. A file without text gives a document without text. Errors: those of parsing.
func Document(name string, data []byte) (notice.Document, error) {
	a := fetch.Answer{URL: name, FinalURL: name, MediaType: mediaType(name, data), Body: data}
	docs, err := source.Documents(a, source.Page{URL: name})
	if err != nil {
		return notice.Document{}, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(docs) == 0 {
		return notice.Document{Key: name, URL: name}, nil
	}
	return docs[0], nil
}

// mediaType is what a server would send with a file.
func mediaType(name string, data []byte) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return "text/html"
	case ".txt":
		return "text/plain"
	}
	if parse.Sniff(data) == parse.FormatHTML {
		return "text/html"
	}
	return "text/plain"
}
