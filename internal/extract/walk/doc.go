// Package walk reads a document block by block: what governs a block (heading, label, table head, lead-in) is context of
// its sentences, and what they say becomes evidence.
package walk
