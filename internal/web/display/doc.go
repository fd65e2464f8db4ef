// Package display is how cells, statements and ways instead are shown, the same on every page: by colour, sign and word,
// and never as available without a fresh and undisputed statement that says so.
package display
