// Package parse turns fetched bytes into notice.Documents: HTML pages, plain text and what posts are made of.
//
// It is pure: bytes in, documents out, no network. Three rules guide it. Nothing of a notice may be lost, so what cannot be
// told from the notice stays. What the page's structure says (which list a line is in, which heading it stands under,
// which row of a table) reaches the document as blocks. Navigation, consent layers and footers do not, so that nobody
// takes the opening hours below every page for news.
//
// To find the main text of a page without landmarks a caller may lend a MainFinder; without one all visible text that is not
// boilerplate counts.
//
// # Rooms
//
//   - charset: bytes into UTF-8.
//   - dom: which elements are hidden, navigation, warnings, main text. meta: what a page says of itself. grid: tables.
//   - rich: inline text and its type. dateline: lines that date what follows.
//   - blocks: pieces of text into the structure of a document.
//   - plain, elements: plain text, and the elements of a page, into blocks.
package parse
