// Package ask reads questions and the beginnings of answers: what is asked about, and what a yes to it would say.
package ask
