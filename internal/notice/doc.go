// Package notice is the domain: bodies, services, statuses, documents, statements and cells, in plain Go types.
// It imports nothing but the standard library, and every other package may import it.
package notice
