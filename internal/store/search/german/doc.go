// Package german turns German text into the words that the full text is made of: folded (lower case, umlauts and sharp s
// spelled out), stemmed, without the words that stand everywhere, and with the parts of compounds beside them. Texts and
// queries go through the same code, so that what is indexed, what is looked for and what is marked in a text agree. It is
// pure, and does the same on every PostgreSQL, whose own German dictionaries differ between versions.
package german
