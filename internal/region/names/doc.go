// Package names has the forms in which the names of bodies are written, formed by rule or known by a gazetteer, in one tree
// by word.
package names
