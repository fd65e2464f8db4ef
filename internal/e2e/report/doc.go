// Package report tells what a test of many steps has proved: one line for each step as it ends, and all of it as JSON at the
// end.
package report
