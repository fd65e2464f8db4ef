// Package kubeplugin is `kubectl lagebild`: how the sources of a cluster are doing, and what a person does with them by hand.
//
// It takes kubectl's own flags (kubeconfig, context, namespace, output) and needs nothing in the cluster but the custom
// resources and the rights of whoever calls it. It writes spec.suspend, spec.suspendReason and the reconcile annotation, and
// nothing else.
package kubeplugin
