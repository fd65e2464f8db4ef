// Package eval scores an extractor against a corpus of labelled notices.
//
// A corpus is a folder with labels.jsonl (a document a line: id, file, kind, date, body, statements) and the files that
// it names, plain text or HTML.
package eval
