// Package walk reads a document block by block: what a block's sentences say, by themselves or by what governs it, becomes
// evidence.
package walk
