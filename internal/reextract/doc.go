// Package reextract reads the stored notices again with this version of the extractor, and tells what changed.
package reextract
