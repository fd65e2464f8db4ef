// Package ask reads questions and what can answer them: what is asked about, and what a yes to it would say.
package ask
