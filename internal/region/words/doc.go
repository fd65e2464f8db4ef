// Package words cuts German text into words and knows the words that decide what a place name next to them stands for. It is
// grammar, not geography: no place is named in it.
package words
