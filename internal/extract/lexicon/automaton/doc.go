// Package automaton finds which of many word patterns a word matches, in one pass over its letters.
package automaton
