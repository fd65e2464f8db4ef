// Package load is visitors who ask for pages of a web site all the time, and an account of what they were told. It sends
// requests to the one address that it is given, a bounded number each second, and ends when it is told to.
package load
