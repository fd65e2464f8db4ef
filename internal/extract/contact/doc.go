// Package contact finds ways to reach somebody in German text and normalises them: telephone numbers, e-mail and web
// addresses, postal addresses and opening hours.
package contact
