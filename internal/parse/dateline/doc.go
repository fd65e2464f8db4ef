// Package dateline finds the lines of a text that say when what follows them was written.
package dateline
