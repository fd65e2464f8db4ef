// Package excerpt finds the words of a text that answer a query, in the spelling of the text, and the passages of the text
// that show most of them. It is pure.
package excerpt
