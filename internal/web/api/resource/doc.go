// Package resource holds what the API speaks of, as JSON: bodies, cells, notices, statements, sources, changes. Each is made
// from what the store or the picture in memory knows, by a function of its name and "Of"; the doc tags become the OpenAPI
// document.
package resource
