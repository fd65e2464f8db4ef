// Package reread puts what a newer extractor reads in stored versions in the place of what was read before.
package reread
