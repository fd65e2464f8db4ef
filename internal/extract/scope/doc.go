// Package scope finds what governs a block: the headings and labels that it stands under, the heads of its column and row,
// its lead-in; and what the cells of a table's row are about.
package scope
