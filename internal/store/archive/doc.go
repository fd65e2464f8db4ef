// Package archive keeps what was received byte by byte, once for the same bytes, and each observation of them.
package archive
