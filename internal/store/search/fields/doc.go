// Package fields says what the fields of a query ask for: which bodies, services, statuses, sources and days.
package fields
