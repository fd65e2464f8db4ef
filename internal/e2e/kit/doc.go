// Package kit finds or builds everything that the cluster test needs while the internet, or what stands for it, can still be
// reached: Debian's packages, programs from Go modules, images, the chart, and the version of Lagebild after this one.
//
// PostgreSQL's image is made of Debian's packages, with an entrypoint that takes what docker.io/library/postgres takes: that
// registry need not be reached.
//
// The next version is made from this one by a rule that package kit writes down in next.go: one more migration, one more field
// in a CRD, another chart version. It is compiled from the same sources with these files laid over them.
package kit
