// Package detour finds what a notice offers in the place of a service that fails: contacts, links, counters of others.
package detour
