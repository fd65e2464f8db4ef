// Package v1alpha1 holds the Go types of the custom resources of group lagebild.dev: Municipality, an administration
// that makes statements, and Source, one place where it makes them. The schema made from the markers here is what an API
// server and the reader of manifest folders both check objects against.
//
// Three deviations from the Kubernetes API conventions are on purpose. Durations are metav1.Duration with a pattern,
// because people write them by hand. Suspend is a bool, as in CronJob. The values of a Source's type are lower-case,
// because each one is the name of the field that goes with it.
//
// +kubebuilder:object:generate=true
// +groupName=lagebild.dev
package v1alpha1
