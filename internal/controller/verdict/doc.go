// Package verdict decides what the status of a custom resource says. Its functions are pure: from an object, its row in
// the database and the time they make the whole status, and how long it stays true if nothing happens.
package verdict
