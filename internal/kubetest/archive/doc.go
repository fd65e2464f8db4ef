// Package archive writes container images of programs that are on this machine, as archives that `ctr images import` takes:
// the parts of a test cluster that come from no registry there. The image of the product is made by .tools/image.
package archive
