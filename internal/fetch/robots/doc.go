// Package robots reads robots.txt files by RFC 9309: which paths a crawler may ask for, and how slowly.
//
// It is strict where the RFC is (longest match, allow wins a tie, groups of one name are merged, wildcards are bound to the
// start of the path) and forgiving where the RFC asks for it: a line that makes no sense is passed over, and never spoils the
// file. The library that comes with colly does the reverse in all of these points: a stray rule before the first group makes
// the whole file an error, an empty "Disallow:" lets the next group's rules leak into this one, "/a*b" matches in the middle
// of a path, and the first of two equal rules wins.
package robots
