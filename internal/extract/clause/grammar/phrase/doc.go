// Package phrase reads how the word lists write their phrases, refuses one that a list has twice, and tells where the words of one mean
// something else.
package phrase
