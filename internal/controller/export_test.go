package controller

import (
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

// Sources is the reconciler of Sources, for benchmarks.
func (o *Operator) Sources() reconcile.Reconciler { return o.kinds.Sources }

// Client reads from the operator's cache.
func (o *Operator) Client() client.Client { return o.mgr.GetClient() }

// Settled is how many Sources were looked at and left nothing to do.
func (o *Operator) Settled() int { return o.kinds.Settled() }
