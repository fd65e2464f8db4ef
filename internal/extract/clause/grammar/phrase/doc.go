// Package phrase reads how the word lists write their phrases.
package phrase
