package watch

import (
	"time"

	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/util/workqueue"
	"sigs.k8s.io/controller-runtime/pkg/controller/priorityqueue"
	"sigs.k8s.io/controller-runtime/pkg/handler"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

// gather is how long the changes of Sources and rows are collected before the Municipality that they belong to sums them
// up: it may be one of a hundred that change together.
const gather = 2 * time.Second

// Queue is where reconcilers take their work from.
type Queue = workqueue.TypedRateLimitingInterface[reconcile.Request]

// Urgency says how urgent it is to look at an object.
type Urgency int

// The urgencies.
const (
	Now   Urgency = iota
	Later         // a little later, together with what comes until then
	Idle          // after all others: nobody changed it
)

// Add puts objects into a queue.
func Add(q Queue, u Urgency, keys ...types.NamespacedName) {
	for _, k := range keys {
		req := reconcile.Request{NamespacedName: k}
		pq, ordered := q.(priorityqueue.PriorityQueue[reconcile.Request])
		switch {
		case u == Idle && ordered:
			pq.AddWithOpts(priorityqueue.AddOpts{Priority: new(handler.LowPriority)}, req)
		case u == Later:
			q.AddAfter(req, gather)
		default:
			q.Add(req)
		}
	}
}
