// Package internal holds no code. This page is the map of the house: the packages in the order in which the data flows,
// each with its job. A package may import those above it here, never one below; a test holds map and rule.
//
// The words:
//
//   - notice: the domain: bodies, services, statuses, documents, statements, cells, and which statement a cell shows.
//   - fault: the kinds of failure, and what follows from each.
//   - clock: the time, the system's or a faster one.
//   - catalog: services and statuses with their labels, as data.
//   - region: the bodies with their names and shapes, as data; finds bodies in text.
//   - api/v1alpha1: the custom resources as Go types; imports nothing of ours.
//
// The way in, from a manifest to a stored cell:
//
//   - fetch: bytes from the web, politely and safely.
//   - parse: bytes of HTML or plain text into documents with their structure.
//   - source: one file a source kind: what to fetch, and how its bytes become documents.
//   - manifest: Municipality and Source objects from a folder, checked by the schema, as bodies and source specs.
//   - extract: documents into statements (German).
//   - eval: the extractor's scores on labelled notices.
//   - pgembed: finds or starts a PostgreSQL.
//   - store: all SQL: sources and leases, captures, notices, statements, cells.
//   - store/storetest: an isolated database for each test.
//   - scrape: one run of a source from claim to record, and the loop around it.
//   - kubetest: a real Kubernetes API server on this machine, for tests and for trying out.
//   - controller: the operator: Municipality and Source objects of a cluster into rows, and rows into their conditions.
//
// The way out:
//
//   - web: pages and the API.
//   - web/browsertest: finds a browser and drives it, for tests.
//   - demo: the simulated region, its truth, and how much of it an overview shows.
//   - kubeplugin: kubectl lagebild: sources and cells from the command line of a cluster.
//
// cmd/lagebild ties them together, one small file a subcommand.
package internal
