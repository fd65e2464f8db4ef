// Package demo is the simulated region: every body's web site through the incident of 30 October 2023 and the weeks
// after it, on a clock that can run fast. It serves all hosts on one port, fails as they failed, knows at each moment what
// each body states of each service, and says how much of it an overview shows.
//
// All of it is drawn from a plan (package plan), which depends on the bodies and a seed alone: what sites say (package
// content, worded by package texts), their pages (package pages), the failures (served by package sites), the truth and the
// manifests. Hosts are "<name>.localhost"; nothing outside the machine is asked or named as a source.
package demo

//go:generate go run ./cmd/samples ../../config/samples
