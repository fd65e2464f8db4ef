// Package dates finds days and times of day in German text and resolves them against the day on which it was written.
//
// It knows the forms of notices ("ab dem 6. November", "bis einschl. Freitag, 3.11.", "vom 27. bis zum 29. Dezember",
// "KW 48", "heute und morgen") and prefers silence to a guess: a day that no calendar has, a vague time ("Mitte der
// Woche") and opening hours give nothing.
package dates
