// Package pg is the connection to PostgreSQL: transactions and prepared statements, the kinds of its errors, locks, and
// notifications of what changed. The rooms of the store stand on it; nothing else does.
package pg
