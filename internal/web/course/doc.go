// Package course shows how the statuses moved over the incident, as charts drawn on the server and as a table.
package course
