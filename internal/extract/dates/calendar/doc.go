// Package calendar computes days: which exist, when the weeks of a year begin, and when feasts fall.
package calendar
