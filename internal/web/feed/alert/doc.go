// Package alert writes what bodies say of themselves as messages of the Common Alerting Protocol (CAP 1.2, OASIS).
//
// A chain of messages belongs to each body and service. It begins with an Alert when the body's own statement that a
// service is limited or not available is shown; an Update follows when status, statement or contradiction change, and once
// a day while the notice is found standing; a Cancel ends it. Every message but the first names its predecessors.
//
// # What a message claims
//
// Only what a body itself said (authority Official) makes a message; reports of others never do. A message expires 48
// hours after it was sent, or with the last day that the notice names: a chain that nobody confirms dies by itself. A
// Cancel says "all clear" only if the body said that the service is available; where a notice is merely gone the Cancel
// says that nothing is known. Urgency is Unknown, and so is the severity of whatever can touch life and health: the bodies
// do not state them, and Lagebild is no warning authority. The status is Actual, or Exercise where the region is simulated.
//
// Messages are made from the history of cells, whose past never changes, so the same identifier always gives the same
// message.
package alert
