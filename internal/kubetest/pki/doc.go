// Package pki issues the certificates of one Kubernetes control plane that lives for an hour or a day: an authority whose key
// is in memory only, and what it signs for servers and users.
package pki
