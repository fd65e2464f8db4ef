// Package plan is the script of the simulated incident: which site each body has, when it fails and returns, and what the
// body says of which service when. Everything else in the simulation, pages and truth alike, is drawn from a Plan, and a
// Plan depends on nothing but the bodies and the seed.
package plan
