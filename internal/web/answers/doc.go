// Package answers keeps rendered answers, so that many visitors of the same picture cost one rendering.
package answers
