// Package word tells what a folded word stands for by itself: a day, a month, a body, a relative pronoun.
package word
