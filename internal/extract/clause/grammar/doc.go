// Package grammar holds the word lists and marks the words of a text with what they mean: services, cues (what says how a
// service fares) and markers (what turns, weakens or silences a clause).
//
// Compile turns the lists into one lexicon; Marked.Read finds all of their phrases in a text in one pass.
package grammar
