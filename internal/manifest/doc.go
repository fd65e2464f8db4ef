// Package manifest reads a folder of Municipality and Source manifests without an API server. It checks every object as
// an API server would, turns what is right into bodies and sources of the domain, and names file, line, field and remedy
// of what is wrong. A wrong object harms itself alone.
//
// The same conversions serve the operator (ToSpec, ToBody, RequestedAt) and those who write manifests (FromSpec,
// FromBody, Encode).
package manifest
