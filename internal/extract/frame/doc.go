// Package frame tells which sentences of a notice tell of another time, place or world than its own: years ago, a year far ahead, a town
// far away, what somebody went through, what a rule allows for.
package frame
