// Package charttest checks the charts in charts/ and the kustomize bases in config/ against the real parts: helm renders
// them with every example of values, a real API server takes what was rendered as a dry run, kubeconform and promtool read
// it, and rules of our own look for what an API server accepts and nobody wants.
//
// The tests have the build tag chart, as they need programs that take minutes to build: run them with "make e2e-light",
// which says where the programs are. "make chart" writes the parts of the charts that are made from other files anew.
package charttest
