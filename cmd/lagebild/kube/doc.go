// Package kube holds the commands that speak with a cluster's API server: the operator, and the plugin of kubectl.
package kube
