// Package store keeps everything in PostgreSQL: what is to be fetched and when, what came, what it says, and what the
// overview showed at any moment. It is the only place with SQL.
//
// # Rooms
//
// Store has the methods of its rooms. A room stands on those named before it, and knows nothing of those after it:
//
//   - pgtext, pgtime, schedule: strings and times as they are stored; when a source is due.
//   - search/german: entries of the full text.
//   - structure, intake: blocks and links; what was read as rows.
//   - pg: the connection, transactions, errors, notifications.
//   - shape: rows that several rooms read.
//   - archive: what was received.
//   - queue: what is to be fetched, and who does it.
//   - settle: what cells show, as rows of history.
//   - report: what the record of a run changed.
//   - versions: which documents are new, the same, changed or gone, and what stands of them.
//   - record: how runs end and what they found.
//   - reread: what a newer extractor reads in old versions.
//   - view, lists, chronicle: what readers ask for: pages, lists, the past.
//   - search/vocab, search/query, search/excerpt: words like others; what a query means; passages.
//   - search/fields, search/stats: which bodies and services are meant; how often words stand in notices.
//   - search: searching.
//   - reindex: bringing the full text to new rules.
//   - migrations: the schema, which this package brings databases to.
//   - storetest: a database for each test. It alone stands on this package.
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
// Which statement a cell shows is decided in package notice; room settle writes the decision as rows of history.
// Readers never decide anew.
//
// # Search
//
// The entries of the full text are made by package german, not by PostgreSQL, whose German differs between versions. Words that
// stand in no notice are taken for similar ones that do.
//
// # Strings
//
// PostgreSQL refuses NUL bytes and invalid UTF-8. Both are replaced one byte by one, so that offsets stay true.
package store
