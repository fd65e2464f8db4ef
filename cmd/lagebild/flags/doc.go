// Package flags holds the flags that commands have in common, with what is made of them at once: the logger, and what the
// environment says in the place of a flag.
package flags
