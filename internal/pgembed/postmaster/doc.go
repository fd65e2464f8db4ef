// Package postmaster reads the file in which a PostgreSQL server writes that it runs and how far it is, and ends servers that
// outlived the process that started them.
package postmaster
