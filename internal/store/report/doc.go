// Package report tells what the record of a run changed.
package report
