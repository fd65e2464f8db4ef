// Package evidence weighs what clauses say, and makes one statement of all that was said of one service.
//
// The newest part of a text counts, what is said before what is implied, the sure before the doubtful; parts that differ
// make a service limited. The confidence of a statement is measured by the chain of rules that made it.
package evidence
