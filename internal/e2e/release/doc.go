// Package release is the Helm release of Lagebild in the cluster of the test: it is asked and changed with kubectl, helm and
// psql, and what it does not say by itself is waited for.
package release
