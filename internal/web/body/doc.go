// Package body is the page of one body: what it says of every service, since when, who contradicts it, and what one can do
// today instead.
package body
