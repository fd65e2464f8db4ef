// Package scrape does one run of a source from end to end: claim it, fetch and parse it, read the notices, store what was
// found and record how it went. Any number of scrapers may work on one database: who may run a source is decided by the
// lease that the store hands out with it.
//
// A scraper claims twice as many sources as it has workers, so that none of them waits for the database; those that wait hold
// their lease and their host, and one whose lease ran out meanwhile is not begun. Runs that ended are written together; one that
// cannot be stored is recorded as failed, and holds up no other.
//
// Every path of a run ends in exactly one record of its outcome, and that write is the last one. A scraper that dies
// before it leaves a lease behind that runs out, and the source is simply run again.
package scrape
