// Package serve answers HTTP until its context ends, then lets requests in hand finish: the pages on one address, health and
// metrics on another.
package serve
