// Package encode writes objects as the manifests that a person would write.
package encode
