// Package reindex brings the full text of stored notices to this version's rules.
package reindex
