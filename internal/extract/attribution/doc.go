// Package attribution tells whose statement a reading is: that of the source's own body, of its district, of other bodies
// that the text names, or of nobody that can be told.
package attribution
