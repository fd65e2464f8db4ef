// Package draft proposes how a page or feed that nobody has described yet is to be read.
package draft
