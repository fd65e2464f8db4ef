// Package eval scores an extractor against a corpus of labelled notices, keeps the result, and tells two results apart.
//
// A corpus is a folder with labels.jsonl (a document a line: id, file, kind, date, body, statements) and the files that
// it names, plain text or HTML.
//
// A third of the documents, those whose number ends in 7, 8 or 9, is blind: rules are made without looking at them, so
// that their figures tell how well the extractor reads what nobody has seen. No output of this package shows what a blind
// document says or what went wrong in it; only its figures count.
package eval
