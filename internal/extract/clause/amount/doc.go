// Package amount tells how many of a number of things a clause means.
package amount
