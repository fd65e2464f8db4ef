// Package groups finds phrases in German text that speak of all municipalities of a district at once, and only those that
// leave no doubt who is meant.
package groups
