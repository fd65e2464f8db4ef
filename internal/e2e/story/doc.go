// Package story is what happens to Lagebild in the cluster test, step by step: it is installed, fed with the simulated region,
// looked at in a browser, upgraded under load, hurt in several ways, removed, brought back, and restored from a backup.
//
// Each step leaves the cluster as the next one needs it, so that the first failure ends the story.
package story
