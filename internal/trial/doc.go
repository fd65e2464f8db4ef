// Package trial fetches and reads a source once, stores nothing, and prints what would be stored; of an address that is in
// no manifest yet it drafts one. It reads a file with a notice in the same way.
package trial
