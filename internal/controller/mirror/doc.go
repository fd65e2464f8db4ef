// Package mirror keeps in memory what the database says of sources and bodies, and tells when it changes.
//
// An operator reconciles far more often than anything changes. With the mirror a reconcile that finds nothing to do asks
// nobody. The mirror is loaded whole at start, follows the database's notifications, and is loaded again at intervals,
// because notifications may be lost and runs that found nothing new send none. It also writes: what was written is read
// back at once, and writes that come at the same time share a transaction.
//
// When the database does not answer the mirror keeps what it knew, says so (Outage), and goes on by itself when the
// database is back.
package mirror
