// Package store keeps everything in PostgreSQL: what is to be fetched and when, what came, what it says, and what the
// overview showed at any moment. It is the only place with SQL.
//
// # Runs
//
// A source's due time is a column. Claim hands out at most one source of a host at a time, under a lease that is kept on
// the source and on its host; Finish takes only the outcome of the run that still holds the source's lease, writes all
// of it in one transaction and frees the host. A run that dies leaves a lease that runs out. What was found moves cells
// in the same transaction, so that no reader sees a notice without its effect.
//
// hosts.due_at repeats the least due time of a host's sources, so that a claim reads one short index however many
// sources are due and however they are spread over hosts.
//
// # Versions
//
// A document's version is its title and text. The same text seen again confirms the version; any other text makes a new
// one, and so does a text that comes back after another (A, B, A are versions 1, 2, 3): the list of versions tells what
// stood when. A complete reading without a document withdraws it; a withdrawn document that is seen again stands again,
// in the same version if its text is the same. Feeds are never complete, so their items stand after they scrolled out,
// and grow stale. So do the documents of a source that is suspended, retired or failing: only a source that succeeds
// another one withdraws that one's documents, once, with its first success that holds a document.
//
// A version that a newer extractor reads again keeps its id; its earlier statements are marked replaced.
//
// # Cells
//
// Which statement a cell shows is decided in package notice; this package writes the decision as rows of history,
// those that begin on an announced day included. Readers never decide anew.
//
// # Search
//
// The entries of the full text are made by package german, not by PostgreSQL, whose German differs between versions; a trigger
// puts them into the index. A query that finds up to some two thousand notices has them all ranked and counted. Of one that
// finds more, the newest are ranked, found from the index by entries that name a notice's place in time, and counts are
// extrapolated from an even sample, found by entries too; the result says so. How many a query will find is known beforehand
// from PostgreSQL's statistics; where those are missing it shows when there are too many. Pages of hits go by what was there
// when the first was asked for. Words that stand in no notice are taken for similar ones that do.
//
// # Strings
//
// PostgreSQL refuses NUL bytes and invalid UTF-8. Both are replaced one byte by one, so that offsets stay true.
//
// # Size
//
// The package is larger than others because each of its methods needs the one transaction type; what needs no database
// lives in the packages below it.
package store
