// Package mirror writes the whole site as plain files: for a web server that can do nothing but send files, for a USB stick
// in a crisis room, for the day on which everything else is down.
//
// It asks the site's own handler, page by page, and follows the links between pages; what the mirror shows is therefore
// what the site showed. Links between pages are made relative, forms and scripts, which would have nobody to talk to, are
// taken out, and every page says when it was copied. Beside the pages lie the data: lage.json, lage.csv, lage.xlsx,
// lage.geojson, verlauf.csv, meldungen.csv and the feeds.
//
// A new mirror is written beside the old one and takes its place when it is whole. If a page fails, the old one stays.
package mirror
