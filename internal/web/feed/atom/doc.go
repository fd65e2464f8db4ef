// Package atom writes Atom 1.0 (RFC 4287).
package atom
