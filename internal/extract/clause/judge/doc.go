// Package judge weighs a clause: what its cues, their negations and its markers come to.
package judge
