// Package deed finds what can be done, or not: it stands as an infinitive or a passive beside "können" or "lassen sich", and is a deed whatever
// the verb is.
package deed
