// Package vocab finds the words that a misspelt one may have been meant to be. It is pure.
package vocab
