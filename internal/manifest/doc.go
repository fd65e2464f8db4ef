// Package manifest reads a folder of Municipality and Source manifests without an API server. It checks every object as
// an API server would, turns what is right into bodies and sources of the domain, and names file, line, field and remedy
// of what is wrong. A wrong object harms itself alone.
//
// Package schema checks objects, tree reads YAML and JSON with their lines, convert turns objects into the domain's types and
// back, and encode writes manifests.
package manifest
