// Package storetest gives each test a migrated PostgreSQL database of its own.
//
// A database is a copy, made in some 20 ms, of a template that is migrated once per server and named by the hash of the
// migrations. It is dropped when its test ends. Its time zone is an odd one (Chatham, 12:45 h ahead), so that nothing passes
// by luck where UTC was forgotten. Tests may run in parallel, and so may packages.
//
// The server is the one that LAGEBILD_TEST_DATABASE_URL names, as a role that may create databases; "go run
// ./internal/pgembed/cmd/pgtestserver -- go test ./..." starts one for all packages. Without it each test process starts its
// own, of which Main takes care:
//
//	func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }
//
// A package without that works too: the server ends with the process, and a later one sweeps its folder.
//
// Tests of package store itself are in package store_test, because this package imports store.
package storetest
