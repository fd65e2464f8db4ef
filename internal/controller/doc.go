// Package controller is the operator: it makes rows of Municipality and Source objects, and conditions of how the rows
// fare. The reconcilers are in package kinds, what wakes them in package watch, what objects name in package refs, what
// turns remember and write in package turn, decisions in package verdict, the picture of the database in package mirror;
// this package puts them together and sees to it that one of several operators leads.
//
// # A turn
//
// Reconcile gets the object, sees to deletion and the finalizer, gathers what the object depends on (its Municipality,
// the Source it succeeds, its row), writes the row if the spec asks for another one, and at the end writes the status,
// once, if it says something new. Nothing else is ever written to the API server. Every step may be the last one before
// the process dies: the next turn finds what is there and goes on.
//
// A turn that left nothing to do is remembered by what it saw: the object's resourceVersion, the row, how many changes of
// Municipalities there were. The next turn that sees the same returns at once. A turn that sees a version of the object
// older than one that an earlier turn wrote waits for the cache to catch up, so that no status and no Event is written
// twice.
//
// # Who may do what
//
// An object may name objects of its own namespace only. Of Municipalities with the same AGS the oldest counts, over all
// namespaces that are watched, and the Sources of the others are not accepted: nobody can speak for somebody else's body
// by applying a second Municipality.
//
// A row belongs to the scope "namespace:NAME". Rows of a scope that is watched whose object is gone, because somebody took
// the finalizer away, are retired at start and after an outage.
//
// # Secrets
//
// A Secret that a Source names is looked up at the API server in each turn that needs it, never cached, and only its
// metadata is asked for: the operator has to know that it is there, not what it says. RBAC knows no right to the metadata
// alone, so the right to read Secrets is in a ClusterRole of its own, which is bound only where somebody wants it; where it
// is not, the conditions say so. Types that are fetched without credentials refuse secretRef. A scraper that some day
// fetches with credentials reads the Secret itself, at the moment of use, by the name in the object; the database never
// holds it.
//
// # Writing little
//
// A status is written when a condition changes, and where only times and numbers moved on at most every Config.StatusEvery.
// The leader renews its lease every minute and a half; see lease.go. When nothing changes nothing else is written.
package controller
