// Package search finds notices by words and fields.
//
// A query that finds up to some two thousand notices has them all ranked and counted. Of one that finds more, the newest are
// ranked, found from the index by entries that name a notice's place in time, and counts are extrapolated from an even sample,
// found by entries too; the result says so. How many a query will find is known beforehand from PostgreSQL's statistics; where
// those are missing it shows when there are too many. Pages of hits go by what was there when the first was asked for.
package search
