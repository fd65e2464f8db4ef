// Package watch wakes reconcilers: for objects whose specs changed, and for changed rows of the database.
//
// Which objects those are is the reconcilers' business; here is how they get into a queue, and how soon.
package watch
