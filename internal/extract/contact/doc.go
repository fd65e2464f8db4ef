// Package contact finds telephone numbers, e-mail addresses and web addresses in German text, and normalises them.
package contact
