// Package web shows the picture: pages for people, rendered on the server and readable without JavaScript, and the API
// for machines. German comes first, English by ?lang=en or Accept-Language.
//
// A handler returns an error; one adapter turns it into a page or a JSON problem by its fault kind, so that no raw error
// text reaches a visitor. Pages are structs, rendered into a buffer before the first byte is sent. While the database is
// away the overview that was last known is shown, with its age.
package web
