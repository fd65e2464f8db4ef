// Package chronicle reads what happened and what is announced: the course of cells, shifts of status, and the log of changes.
package chronicle
