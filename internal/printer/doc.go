// Package printer writes statements, and how they came about, as text for people and as lines of JSON for machines.
package printer
