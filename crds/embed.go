// Package crds holds the CustomResourceDefinitions, generated from the types in internal/api, and gives them to programs
// that check manifests or install the definitions themselves.
package crds

import "embed"

//go:embed lagebild.dev_*.yaml
var files embed.FS

// FS holds one file a definition, named lagebild.dev_<plural>.yaml, at its root.
func FS() embed.FS { return files }
