package parse

import (
	"bytes"
)

// Format is what bytes look like.
type Format string

// The formats.
const (
	FormatHTML Format = "html"
	FormatText Format = "text"
	FormatFeed Format = "feed" // RSS, Atom or JSON Feed
)

// Sniff tells by the first kilobyte what a file holds. What begins with no markup is text.
func Sniff(body []byte) Format {
	head := bytes.TrimPrefix(body[:min(len(body), 1024)], []byte("\xef\xbb\xbf"))
	if len(head) > 1 && (head[0] == 0xff && head[1] == 0xfe || head[0] == 0xfe && head[1] == 0xff) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil) // UTF-16: the markup is ASCII
	}
	low := bytes.ToLower(bytes.TrimSpace(head))
	if bytes.HasPrefix(low, []byte("{")) && bytes.Contains(low, []byte("jsonfeed.org/version")) {
		return FormatFeed
	}
	if !bytes.HasPrefix(low, []byte("<")) {
		return FormatText
	}
	for _, tag := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if bytes.Contains(low, []byte(tag)) && !bytes.Contains(low, []byte("<html")) {
			return FormatFeed
		}
	}
	for _, tag := range []string{
		"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<div", "<p", "<h1", "<h2", "<h3", "<ul", "<ol", "<table",
		"<article", "<section", "<main", "<br", "<b>", "<strong", "<a ", "<!--", "<?xml", "<details", "<dl", "<font", "<center", "<time",
	} {
		if bytes.HasPrefix(low, []byte(tag)) {
			return FormatHTML
		}
	}
	return FormatText
}
