// Package fold spells letters as words are compared: lower case, ä ö ü ß as ae oe ue ss, other accents dropped.
package fold
