// Package structure writes and reads the blocks and links of a document as they are stored. It is pure.
package structure
