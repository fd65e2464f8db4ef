// Package cohesion tells by the wording of a clause what ties it to the one before: it takes back part of that, gives some of
// it back, names a condition, completes it, or shares its subject.
package cohesion
