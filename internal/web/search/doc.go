// Package search is the page /suche: a query, what was found for it, counts that narrow it, and what is wrong with it.
//
// The grammar of a query is that of package store/search/query. Parameters: q, the query; sortierung, "relevanz" or "zeit";
// weiter, the cursor of a page; lang.
package search
