// Package queue holds what is to be fetched and when: sources and the bodies they speak for, leases, and turns at hosts.
//
// A source's due time is a column. Claim hands out at most one source of a host at a time, under a lease that is kept on
// the source and on its host. A run that dies leaves a lease that runs out.
//
// hosts.due_at repeats the least due time of a host's sources, so that a claim reads one short index however many
// sources are due and however they are spread over hosts.
package queue
