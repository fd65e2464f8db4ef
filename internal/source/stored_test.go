package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
)

// TestDocuments reads answers at hand: a page by its settings, a followed page without its selectors, text as text.
func TestDocuments(t *testing.T) {
	page := Page{URL: "https://werl.example/", ItemSelector: "article", IgnoreSelectors: []string{".ad"}}
	const html = "<body><p class=ad>Werbung</p><article><p>Eins.</p></article><article><p>Zwei \xe4.</p></article></body>"
	for name, tt := range map[string]struct {
		a    fetch.Answer
		want []string
	}{
		"the page":        {fetch.Answer{URL: page.URL, MediaType: "text/html", Charset: "iso-8859-1", Body: []byte(html)}, []string{"Eins.", "Zwei ä."}},
		"a followed page": {fetch.Answer{URL: page.URL + "a", MediaType: "text/html", Charset: "iso-8859-1", Body: []byte(html)}, []string{"Eins.\nZwei ä."}},
		"text":            {fetch.Answer{URL: page.URL, MediaType: "text/plain", Body: []byte("Drei <b>.")}, []string{"Drei <b>."}},
		"nothing":         {fetch.Answer{URL: page.URL + "a", MediaType: "text/html", Body: []byte("<body></body>")}, nil},
	} {
		docs, err := Documents(tt.a, page)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var got []string
		for _, d := range docs {
			got = append(got, d.Text)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: texts (−want +got):\n%s", name, diff)
		}
	}
	page.ItemSelector = "p:no-such("
	if _, err := Documents(fetch.Answer{URL: page.URL, MediaType: "text/html", Body: []byte(html)}, page); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a selector that cannot be read: %v", err)
	}
}
