// Package version is the page of a notice: one version of a document with its quotes marked, all other versions and what
// differs, and the evidence.
package version
