// Package pgtime makes times and days fit for PostgreSQL, and reads them as it gives them. It is pure.
package pgtime
