// Package stream tells listeners what changes, as it changes: server-sent events at /api/v1/events.
//
// One reader follows the log of changes for all listeners. It is woken by the database's notifications and looks now and
// then without, for a change becomes readable only when no older transaction runs. A listener that comes back with
// Last-Event-ID gets from the database what it missed before it joins. Nobody waits for a slow listener: one whose queue
// is full, or that does not take what is written within some seconds, is cut off and comes back where it was.
package stream
