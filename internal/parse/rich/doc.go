// Package rich holds inline text with what its type says of it: bold, italic, crossed out, links and times.
package rich
