// Package hours tells of clauses that name but an hour, half a day or a month to come.
package hours
