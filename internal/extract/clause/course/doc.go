// Package course keeps what the clauses of a sentence have said so far, and lets the next clause go on: say the same or the contrary of another
// place, complete what was said, tell from when it holds.
package course
