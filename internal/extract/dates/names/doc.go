// Package names knows the German names of days, months and feasts, in the folded spelling of package lexicon.
package names
