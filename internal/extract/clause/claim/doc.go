// Package claim tells what a text does not claim itself: what it calls false, a rumour, or but supposes.
package claim
