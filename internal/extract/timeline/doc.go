// Package timeline tells the newer parts of a document from the older ones: entries of a ticker, headings such as
// "Update 3", dated rows of a table.
package timeline
