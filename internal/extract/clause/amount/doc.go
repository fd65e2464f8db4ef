// Package amount tells how many of a number of things a clause means, and how much of a day, a week or a year.
package amount
