// Package judge weighs a clause: what its cues, their negations and its markers come to, and of which of the services that
// it names that is said.
package judge
