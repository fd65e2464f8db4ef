package texts

import (
	_ "embed" // the texts
	"fmt"
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
)

//go:embed data/phrases.txt
var phrasesText string

//go:embed data/prose.txt
var proseText string

//go:embed data/news.txt
var newsText string

// Article is an unrelated piece of news.
type Article struct {
	Title, Teaser string
	Paragraphs    []string
}

// Book holds all wordings.
type Book struct {
	phrases map[notice.Service]map[string][]string
	prose   map[string][]string
	news    []Article
}

// Open reads the embedded wordings.
func Open() (*Book, error) {
	b := &Book{phrases: map[notice.Service]map[string][]string{}, prose: map[string][]string{}}
	var section map[string][]string
	for n, line := range lines(phrasesText) {
		if name, ok := strings.CutPrefix(line, "["); ok {
			section = map[string][]string{}
			b.phrases[notice.Service(strings.TrimSuffix(name, "]"))] = section
			continue
		}
		key, text, ok := strings.Cut(line, ": ")
		if !ok || section == nil {
			return nil, fmt.Errorf("reading phrases, entry %d: %q is not of the form key: text", n+1, line)
		}
		section[key] = append(section[key], text)
	}
	for n, line := range lines(proseText) {
		key, text, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("reading prose, entry %d: %q is not of the form key: text", n+1, line)
		}
		b.prose[key] = append(b.prose[key], text)
	}
	return b, b.readNews()
}

func (b *Book) readNews() error {
	for n, line := range lines(newsText) {
		if title, ok := strings.CutPrefix(line, "= "); ok {
			b.news = append(b.news, Article{Title: title})
			continue
		}
		if len(b.news) == 0 {
			return fmt.Errorf("reading news, entry %d: %q stands before the first title", n+1, line)
		}
		last := &b.news[len(b.news)-1]
		if teaser, ok := strings.CutPrefix(line, "> "); ok {
			last.Teaser = teaser
			continue
		}
		last.Paragraphs = append(last.Paragraphs, line)
	}
	return nil
}

// News is the unrelated article with a number, counted round.
func (b *Book) News(topic int) Article { return b.news[topic%len(b.news)] }

func lines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
