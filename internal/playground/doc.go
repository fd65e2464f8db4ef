// Package playground runs Lagebild on the simulated region on this machine, for trying out: the sites alone, or all of
// Lagebild in one process beside them. Nothing outside the machine is asked, and nothing is left behind. Package cluster
// does the same in a Kubernetes API server.
package playground
