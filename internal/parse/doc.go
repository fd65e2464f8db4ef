// Package parse turns fetched bytes into notice.Documents: HTML pages, plain text and what posts are made of.
//
// It is pure: bytes in, documents out, no network. Three rules guide it. Nothing of a notice may be lost, so what cannot be
// told from the notice stays. What the page's structure says (which list a line is in, which heading it stands under,
// which row of a table) reaches the document as blocks. Navigation, consent layers and footers do not, so that nobody
// takes the opening hours below every page for news.
//
// Package parse/blocks builds the structure, package parse/dom judges elements. To find the main text of a page without
// landmarks a caller may lend a MainFinder; without one all visible text that is not boilerplate counts.
package parse
