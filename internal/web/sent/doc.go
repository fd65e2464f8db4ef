// Package sent notes what a handler sends, for those who count, log or clean up behind it.
package sent
