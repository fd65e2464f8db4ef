// Package internal holds no code. This page is the map of the house: the packages in the order in which the data flows,
// each with its job. A package may import those above it here, never one below; a test holds map and rule.
//
// The words:
//
//   - notice: the domain: bodies, services, statuses, documents, statements, cells, and which statement a cell shows.
//   - fault: the kinds of failure, and what follows from each.
//   - clock: the time, the system's or a faster one.
//   - telemetry: spans, trace ids in log lines, what is told of it all.
//   - child: runs another program that ends with this one.
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
//   - printer: statements as text for people, or as lines for machines.
//   - eval: the extractor's scores on labelled notices.
//   - trial: one source read once, with nothing stored.
//   - pgembed: finds or starts a PostgreSQL.
//   - store: all SQL: sources and leases, captures, notices, statements, cells.
//   - store/storetest: an isolated database for each test.
//   - reextract: stored notices, read again by a newer extractor.
//   - scrape: one run of a source from claim to record, and the loop around it.
//   - kubetest: a real Kubernetes API server on this machine, for tests and for trying out.
//   - controller: the operator: Municipality and Source objects of a cluster into rows, and rows into their conditions.
//
// The way out:
//
//   - web: pages and the API.
//   - web/browsertest: finds a browser and drives it, for tests.
//   - demo: the simulated region, its truth, and how much of it an overview shows.
//   - app: the parts put together into processes: scraper, server, or all in one.
//   - playground: the simulated region with all of Lagebild beside it, for trying out.
//   - kubeplugin: kubectl lagebild: sources and cells from the command line of a cluster.
//   - e2e: the test of all of it in a real cluster, step by step.
//
// cmd/lagebild ties them together, one small file a subcommand.
package internal
