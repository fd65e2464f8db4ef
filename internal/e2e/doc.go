// Package e2e holds no code. Below it is `make e2e`: Lagebild installed into a real cluster on this machine, used, hurt,
// upgraded, removed and brought back, with a figure for each step.
//
//   - kit: everything that the test needs, found or built: programs, images, the version after this one.
//   - load: visitors who ask for pages all the time, and what they were told.
//   - report: a line for each step, and all of them for machines.
//   - release: kubectl, helm and psql against what is installed.
//   - site: what visitors see of it.
//   - story: the steps.
//   - cmd/e2e: the command.
//
// It needs Linux and root, and it is no Go test: it takes a quarter of an hour and the whole machine.
package e2e
