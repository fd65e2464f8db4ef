// Package fit tells of which of the services that a clause names its verdict is said.
package fit
