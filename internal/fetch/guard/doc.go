// Package guard keeps requests away from addresses that nobody outside may make us ask: loopback, private and link-local
// networks, cloud metadata, transition addresses that hide an IPv4 address, odd ports, local names.
//
// It checks twice. CheckURL refuses what can be told from the address alone, with a message for the person who typed it.
// DialContext checks the very address that is about to be connected to, after DNS and again for each redirect, in the
// dialer's Control hook; a name that resolves to one address when it is checked and to another when it is dialled gains
// nothing, because nothing is looked up between the check and the connection.
//
// The address tables are those of code.dny.dev/ssrf (the registries of IANA). They deny every IPv6 address outside of
// 2000::/3, so mapped, compatible, NAT64, unique-local and link-local addresses, and 6to4 and Teredo inside of it. What they
// miss is added here.
package guard
