// Package api is the picture for machines: /api/v1, described by the OpenAPI document at /openapi.json, which is made from
// the types of this package.
//
// Everything is public and read only, so any origin may read it. Answers carry a validator; lists are paged by a cursor
// that stays right while rows are added; errors are problem documents (RFC 9457) that name the parameter and the remedy.
// Present cells come from the picture in memory, and go on being served, marked by databaseUp = false, while the database
// is away.
//
// Whoever wants to follow reads /api/v1/changes?from=end for a cursor, then /api/v1/overview, then /api/v1/changes with
// the cursor again and again, or listens to /api/v1/events; nothing is missed between them.
package api
