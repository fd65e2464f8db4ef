// Package turns keeps the order in which one process asks hosts, and when each may be asked next.
package turns
