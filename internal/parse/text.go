package parse

import (
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/charset"
	"github.com/lagebild/lagebild/internal/parse/meta"
	"github.com/lagebild/lagebild/internal/parse/plain"
)

// UTF8 gives body as clean UTF-8 in NFC, and the name of the charset it was in ("utf-8", "windows-1252"); see charset.UTF8.
func UTF8(body []byte, charsetParam, mediaType string) (text []byte, name string, err error) {
	return charset.UTF8(body, charsetParam, mediaType)
}

// Text reads plain text: posts, press releases, the text of a PDF. Line breaks that only keep to a width are undone, page
// numbers go, and what is typed like a heading, a list, a table or a date line becomes one. Text beyond the most blocks a
// document may have is kept as one last block.
func Text(text string, opt Options) notice.Document {
	b := &blocks.Builder{}
	plain.Read(b, text)
	doc := b.Finish()
	doc.Key, doc.URL, doc.Title = opt.URL, opt.URL, opt.Title
	if doc.Title == "" {
		doc.Title = meta.FirstHeading(doc)
	}
	meta.DateFromText(&doc)
	return doc
}
