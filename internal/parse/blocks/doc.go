// Package blocks turns pieces of text into the blocks of a notice.Document: it cleans characters, splits lines, finds
// labels, date lines, list markers and headings that are only typed as such, and works out what stands under what.
// The readers of HTML and of plain text both write into it, so that both give the same structure.
package blocks
