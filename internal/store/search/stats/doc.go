// Package stats knows how often words stand in notices, as far as PostgreSQL tells, and which words there are to mend others to.
package stats
