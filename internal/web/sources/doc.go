// Package sources is the page of the sources' health: how each is read, what is wrong with it, and which cells nobody fresh
// speaks for.
package sources
