// Package keep remembers what pages were last made of, so that they go on while the database is away and say how old they
// are.
package keep
