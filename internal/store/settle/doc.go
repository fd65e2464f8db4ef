// Package settle decides anew what cells show, and writes the difference as rows of history, those that begin on an announced
// day included. What a cell shows is decided in package notice.
package settle
