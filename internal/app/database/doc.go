// Package database decides which database a process works on, opens it, waits for it, and brings it to this version: one of
// our own, or that of a cluster, which DATABASE_URL names.
package database
