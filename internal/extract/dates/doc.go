// Package dates finds days and times of day in German text and resolves them against the day on which it was written.
//
// It knows the forms of notices ("ab dem 6. November", "bis einschl. Freitag, 3.11.", "vom 27. bis zum 29. Dezember",
// "vom 22. November an", "KW 48", "heute und morgen") and keeps the precision that was meant: Find gives what names days,
// FindRough what names a time about them ("Mitte der Woche", "ab Dezember", "in den nächsten Tagen"). A day that no
// calendar has and opening hours give nothing.
//
// A word that says available, beside a rough time to come, says that it is not available yet: who reads a clause has to
// look at both.
package dates
