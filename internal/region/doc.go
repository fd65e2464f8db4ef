// Package region knows the bodies of a region, their names and shapes, and finds them in German text. A region is data:
// bodies come from the embedded files or from Municipality objects, name variants are formed by rule, and a gazetteer adds
// what no rule can know (short forms, Ortsteile, phrases that only look like a body). The package does no I/O.
//
// Its rooms, each standing on those before it: words cuts text and knows the grammar around names, names has the forms in
// which they are written, finder finds bodies by both, groups finds phrases that speak of all members of a district. Callers
// need this package alone.
package region
