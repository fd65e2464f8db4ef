package source

import (
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/parse"
	"github.com/lagebild/lagebild/internal/source/maintext"
)

// Documents reads an answer that is at hand, from a file or a stored capture, as a run that fetched it would: with the
// settings of the page if it is the page's own, and as a followed page otherwise. Of a only URL, FinalURL, MediaType,
// Charset and Body count. No document is no error. Errors: those of parsing.
func Documents(a fetch.Answer, p Page) ([]notice.Document, error) {
	text, _, err := parse.UTF8(a.Body, a.Charset, a.MediaType)
	if err != nil {
		return nil, err
	}
	opt := parse.Options{URL: a.URL, Ignore: p.IgnoreSelectors, Main: maintext.Find}
	if a.URL == p.URL {
		opt.Content, opt.Items = p.ContentSelector, p.ItemSelector
	}
	return documents(answer{Answer: a, text: text}, opt)
}
