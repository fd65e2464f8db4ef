// Package lexicon finds the words and phrases of word lists in German text, in one pass.
//
// Text is folded first: lower case, ä ö ü ß as ae oe ue ss, other accents dropped. A word list is written in the small
// grammar that Compile documents; all words of all lists become one automaton, so that adding a word costs nothing at
// run time. The package knows nothing of services or statuses: a caller gives each phrase a number and gets it back.
package lexicon
