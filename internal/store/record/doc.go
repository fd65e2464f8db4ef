// Package record writes how runs ended: runs, captures, what package versions makes of what they read, and cells, all in one
// transaction.
//
// It takes only the outcome of the run that still holds the source's lease. What was found moves cells in the same
// transaction, so that no reader sees a notice without its effect.
package record
