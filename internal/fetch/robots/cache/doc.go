// Package cache keeps the rules of robots.txt files: in this process, so that the hot path asks nobody, and by way of a Store
// for all replicas.
//
// A file holds for Config.For. One that cannot be renewed goes on being obeyed meanwhile, as RFC 9309 wants it. For each
// origin one goroutine at a time asks, and the others wait for what it learns.
package cache
