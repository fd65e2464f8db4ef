// Package elements reads the elements of an HTML page into the blocks of a document: lists, tables, headings, parts that open.
package elements
