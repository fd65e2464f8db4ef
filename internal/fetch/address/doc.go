// Package address names what a URL leads to: its host and origin, and itself without secrets.
package address
