// Package phrase reads how the word lists write their phrases, and refuses one that a list has twice.
package phrase
