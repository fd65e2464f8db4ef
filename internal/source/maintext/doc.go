// Package maintext finds where on a page its main text stands.
package maintext
