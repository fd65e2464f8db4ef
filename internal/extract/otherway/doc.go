// Package otherway finds where a page itself is, or names, another way to what it says has failed: what fails is limited then,
// not unavailable.
package otherway
