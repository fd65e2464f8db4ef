// Package written reads days as they are written in German, and how a preposition means them. It asks no calendar: which
// days those are, if any, package dates tells.
package written
