// Package export gives the picture away: as CSV, XLSX and GeoJSON, as a badge for other people's pages, and as a table
// that they can embed.
//
// Each body appears with each service of the catalogue, and a service of which nothing is known says so. Rows that come
// from notices go through package table, in which no text can become a formula; everything else is written by encoders
// that escape. The embedded table is the only page of the product that others may frame.
package export
