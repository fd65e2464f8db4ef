package parse

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/parse/blocks"
)

func TestUTF8(t *testing.T) {
	utf16 := []byte{0xff, 0xfe, 'B', 0, 0xfc, 0, 'r', 0, 'o', 0}
	tests := []struct {
		name, body, param, want, charset string
	}{
		{"plain", "Büro", "", "Büro", "utf-8"},
		{"byte order mark", "\xef\xbb\xbfBüro", "iso-8859-1", "Büro", "utf-8"},
		{"UTF-16 by mark", string(utf16), "", "Büro", "utf-16le"},
		{"header", "B\xfcro \x8050", "iso-8859-1", "Büro €50", "windows-1252"},
		{"header names 8859-15", "B\xfcro \xa450", "ISO-8859-15", "Büro €50", "iso-8859-15"},
		{"meta", `<meta charset="windows-1252">B` + "\xfcro", "", `<meta charset="windows-1252">Büro`, "windows-1252"},
		{"meta http-equiv", `<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">` + "\xe4", "", `<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">ä`, "windows-1252"},
		{"header wrong, bytes are UTF-8", "Büro", "iso-8859-1", "Büro", "utf-8"},
		{"UTF-8 claimed, bytes are Latin-1", strings.Repeat("f\xfcr ", 20), "utf-8", strings.Repeat("für ", 20), "windows-1252"},
		{"nothing said, Latin-1", "<p>F\xfcr die B\xfcrger</p>", "", "<p>Für die Bürger</p>", "windows-1252"},
		{"invalid bytes among valid", "Büro " + strings.Repeat("x", 2000) + "\xff", "utf-8", "Büro " + strings.Repeat("x", 2000) + "\uFFFD", "utf-8"},
		{"control characters", "a\x00b\x08c\td", "", "abc\td", "utf-8"},
		{"decomposed", "Bu\u0308ro", "utf-8", "Büro", "utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, name, err := UTF8([]byte(tt.body), tt.param, "text/html")
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.want || name != tt.charset {
				t.Errorf("got %q as %s, want %q as %s", got, name, tt.want, tt.charset)
			}
		})
	}
}

func TestSniff(t *testing.T) {
	tests := map[string]Format{
		"<!DOCTYPE html><html>":                  FormatHTML,
		"\xef\xbb\xbf \n<html>":                  FormatHTML,
		"<p>Text</p>":                            FormatHTML,
		"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00": FormatHTML,
		"<3 Danke":                               FormatText,
		"Das Rathaus ist zu.":                    FormatText,
		"":                                       FormatText,
		`<?xml version="1.0"?><rss version="2.0">`:           FormatFeed,
		`<feed xmlns="http://www.w3.org/2005/Atom">`:         FormatFeed,
		`{"version":"https://jsonfeed.org/version/1.1"}`:     FormatFeed,
		`<?xml version="1.0"?><!DOCTYPE html><html lang=de>`: FormatHTML,
	}
	for in, want := range tests {
		if got := Sniff([]byte(in)); got != want {
			t.Errorf("Sniff(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestHTMLFaults(t *testing.T) {
	many := "<ul>" + strings.Repeat("<li>x", blocks.MaxBlocks+1) + "</ul>"
	tests := []struct {
		name, body string
		opt        Options
		kind       fault.Kind
		says       string
	}{
		{"content selector", "<p>x", Options{Content: "div["}, fault.Invalid, "contentSelector"},
		{"item selector", "<p>x", Options{Items: ">>"}, fault.Invalid, "itemSelector"},
		{"ignore selector", "<p>x", Options{Ignore: []string{".a", "]"}}, fault.Invalid, "ignoreSelectors"},
		{"too many blocks", many, Options{}, fault.TooLarge, "20000"},
		{"too deep", strings.Repeat("<div>", 5000), Options{}, fault.BadContent, "parsing HTML"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := HTML([]byte(tt.body), tt.opt)
			if fault.KindOf(err) != tt.kind || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v (%s), want a %s fault that says %q", err, fault.KindOf(err), tt.kind, tt.says)
			}
		})
	}
}

func TestHTMLNothing(t *testing.T) {
	for _, tt := range []struct {
		body string
		opt  Options
	}{
		{"", Options{}},
		{"<script>var x</script><nav><a href=/>Start</a></nav>", Options{}},
		{"<p>Text</p>", Options{Content: ".missing"}},
		{"<p>Text</p>", Options{Items: ".missing"}},
		{"<p class=x>Text</p>", Options{Ignore: []string{".x"}}},
	} {
		docs, err := HTML([]byte(tt.body), tt.opt)
		if err != nil || len(docs) != 0 {
			t.Errorf("HTML(%q, %+v) = %v, %v, want no documents", tt.body, tt.opt, docs, err)
		}
	}
}

func TestTextKeepsAll(t *testing.T) {
	doc := Text(strings.Repeat("Zeile.\n\n", blocks.MaxBlocks+50), Options{})
	if got := strings.Count(doc.Text, "Zeile."); got != blocks.MaxBlocks+50 {
		t.Errorf("got %d of %d lines", got, blocks.MaxBlocks+50)
	}
	if len(doc.Blocks) > blocks.MaxBlocks {
		t.Errorf("got %d blocks", len(doc.Blocks))
	}
}

func TestContentAndItems(t *testing.T) {
	page := `<div class=a><p>Eins</p><p class=b>Weg</p></div><div class=a><p>Zwei</p></div><p>Drei</p>`
	docs, err := HTML([]byte(page), Options{URL: "https://example.org/", Content: ".a", Ignore: []string{".b"}})
	if err != nil || len(docs) != 1 || docs[0].Text != "Eins\nZwei" {
		t.Errorf("got %v, %v", docs, err)
	}
	docs, err = HTML([]byte(page), Options{URL: "https://example.org/", Items: ".a"})
	if err != nil || len(docs) != 2 || docs[0].Key == docs[1].Key || !strings.HasPrefix(docs[1].Key, "https://example.org/#") {
		t.Errorf("got %v, %v", docs, err)
	}
	swapped := strings.ReplaceAll(page, `<div class=a><p>Zwei</p></div>`, "")
	again, err := HTML([]byte(`<div class=a><p>Zwei</p></div>`+swapped), Options{URL: "https://example.org/", Items: ".a"})
	if err != nil || len(again) != 2 || again[0].Key != docs[1].Key || again[1].Key != docs[0].Key {
		t.Errorf("keys changed with the order: %v, %v", again, err)
	}
}

// TestMainFinder asks for help only where a page has no landmark and many links, and takes it only if little is left out.
func TestMainFinder(t *testing.T) {
	links := strings.Repeat(`<div><a href="/x">Eine Meldung der Woche aus der Stadt und den Ortsteilen</a></div>`, 12)
	prose := `<div id="c">` + strings.Repeat("<p>Das Bürgerbüro ist geschlossen, und niemand weiß, wie lange das so bleibt.</p>", 40) + "</div>"
	asked := 0
	finder := func(doc *html.Node, base *url.URL) *html.Node {
		asked++
		if base == nil || base.Host != "example.org" {
			t.Errorf("base is %v", base)
		}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				if a.Key == "id" && a.Val == "c" {
					return n
				}
			}
		}
		return nil
	}
	opt := Options{URL: "https://example.org/", Main: finder}
	for _, tt := range []struct {
		name, body string
		asked      int
		links      bool
	}{
		{"landmark", "<main>" + prose + "</main>" + links, 0, false},
		{"few links", prose, 0, false},
		{"many links", links + links + prose, 1, false},
		{"main text found is too little", links + links + `<div id="c"><p>Kurz und knapp.</p></div>`, 1, true},
	} {
		asked = 0
		docs, err := HTML([]byte(tt.body), opt)
		if err != nil || len(docs) != 1 {
			t.Fatalf("%s: got %d documents, %v", tt.name, len(docs), err)
		}
		if asked != tt.asked {
			t.Errorf("%s: asked %d times, want %d", tt.name, asked, tt.asked)
		}
		if got := strings.Contains(docs[0].Text, "Eine Meldung"); got != tt.links {
			t.Errorf("%s: link list in the text: %v, want %v", tt.name, got, tt.links)
		}
	}
}

// TestEntities reads text whose characters come as entities and across elements.
func TestEntities(t *testing.T) {
	docs, err := HTML([]byte("<p>B&uuml;rger&shy;b&uuml;ro&nbsp;&bdquo;offen&ldquo; u<b>&#x308;</b>ber &#128512;</p>"), Options{})
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	checkDocument(t, docs[0])
	if want := "Bürgerbüro „offen“ über 😀"; docs[0].Text != want {
		t.Errorf("got %q, want %q", docs[0].Text, want)
	}
}

// TestHostile bounds the time for pages that are made to take long.
func TestHostile(t *testing.T) {
	for name, body := range map[string]string{
		"nested":  strings.Repeat("<div class='header nav'><a href=x>", 250) + strings.Repeat("x ", 100_000),
		"spans":   "<table>" + strings.Repeat("<tr><td rowspan=99999 colspan=99999>x", 300) + "</table>",
		"dates":   "<p>" + strings.Repeat("Stand: 1.1., 1.1.", 50_000),
		"breaks":  "<p>" + strings.Repeat("- x<br>", 5_000),
		"marks":   "<p>" + strings.Repeat("<b>x</b><s>y</s>", 5_000),
		"tabs":    strings.Repeat("<button aria-expanded=false>x</button>", 5_000),
		"onerow":  "<table><tr>" + strings.Repeat("<td>x", 5_000),
		"columns": strings.Repeat("<table><tr><td>x<td>y<tr><td>z<td>w</table>", 3_000),
	} {
		start := time.Now()
		if _, err := HTML([]byte(body), Options{}); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("%s: %v", name, err)
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%s took %v", name, d)
		}
	}
}

// TestEverythingIsThere finds every word of the visible text of the pages in testdata that have no boilerplate.
func TestEverythingIsThere(t *testing.T) {
	for _, name := range []string{"table", "notaffected", "nested", "dl", "labels", "faq", "tickertitles"} {
		body, err := os.ReadFile(filepath.Join("testdata", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		docs, err := HTML(body, Options{})
		if err != nil || len(docs) != 1 {
			t.Fatal(docs, err)
		}
		root, err := html.Parse(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.TextNode || n.Parent.Data == "title" || n.Parent.Data == "button" && strings.HasPrefix(n.Data, "Nach oben") {
				continue
			}
			for w := range strings.FieldsSeq(n.Data) {
				w = strings.Trim(w, "·–")
				if !strings.Contains(docs[0].Text, w) && !strings.Contains("Impressum Datenschutz [email protected]", w) {
					t.Errorf("%s: %q is lost", name, w)
				}
			}
		}
	}
}
