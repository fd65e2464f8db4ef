// Package source reads the kinds of sources there are: it knows for each which resources to ask for, how their bytes
// become documents, and what to remember for the next run. One file a kind: page.go, feed.go. Package feeds reads feeds of any
// format, maintext finds the main text of a page, draft proposes how an address is to be read.
//
// Two promises hold for every kind. Nothing is silently nothing: an answer without a document in it is an Empty fault, a
// followed page that failed is in Reading.Partial. And a weak server is asked as little as can be: conditionally, at most
// MaxRequests times in a run.
//
// State holds, besides the validators of URLs, two sorts of entries that are no URLs: "spec:" with a hash of the spec under
// which the state was made (validators of another spec are not used, since an unchanged page must be read again when the
// selectors have changed), and "item:" + key with a hash of each feed item. Entries of what a source no longer names are
// left out of the next state, so it cannot grow.
package source
