// Package site is what visitors see of Lagebild: the overview as the API gives it, compared with an earlier one, and as a
// browser shows it.
package site
