// Package diff finds what differs between two texts, word by word.
package diff
