// Package shape holds what several rooms read in the same way: a body, the head of a notice, a statement with where it stands
// and the words that govern its quote.
package shape
