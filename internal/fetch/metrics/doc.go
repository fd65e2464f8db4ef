// Package metrics counts the requests that are sent, and the waits before them.
package metrics
