// Package feeds reads RSS, Atom and JSON feeds into items of one form.
package feeds
