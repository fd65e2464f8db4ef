// Package page holds a document while it is read: its text as words, its blocks, and the bodies that it names.
package page
