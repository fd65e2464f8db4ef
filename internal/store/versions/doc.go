// Package versions tells what was read from what is stored, document by document: new, the same, changed, gone or back; and
// writes the difference: documents, versions, sightings and statements.
//
// The same title and text confirm the newest version, any other make a new one. It decides nothing about cells, but tells
// which of them may move.
package versions
