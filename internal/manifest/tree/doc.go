// Package tree reads YAML and JSON into plain trees that remember the line of every field, so that a complaint about
// an object can name the line to change. It resolves values as kubectl does and bounds what aliases and nesting can
// make of a small file.
package tree
