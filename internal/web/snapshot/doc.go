// Package snapshot keeps the newest overview in memory: it is read when something was written, not when somebody looks,
// and stays when the database is away.
package snapshot
