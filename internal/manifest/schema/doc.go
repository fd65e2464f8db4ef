// Package schema checks objects against the CustomResourceDefinitions in the same steps, with the same code and the
// same limits as an API server does, but in process: unknown fields, defaults, types and bounds, list invariants, CEL
// rules. What an API server would refuse is refused here, in words that name the remedy.
package schema
