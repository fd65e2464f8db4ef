// Package web shows the picture: pages for people, rendered on the server and readable without JavaScript, and the API
// for machines. German comes first, English by ?lang=en or Accept-Language.
//
// This package holds the server, its routes and its middleware. The pages lie in packages of their own:
//
//   - page: the frame: layout, texts, moments, error pages, how an answer is sent.
//   - display: how cells, statements and ways instead are shown, the same everywhere.
//   - snapshot: the newest overview, kept in memory.
//   - keep: what other pages were last made of, for when the database is away.
//   - answers: rendered answers, kept for as long as they hold.
//   - machine: all that is made for machines, from api, feed and export; limit: bounds on what one visitor may take.
//   - red, sent: requests counted by route, and what was sent for them.
//   - overview, geo, course, body, version, sources: the pages.
//
// A package of pages has a New(kit, store, …) that parses its views and a Routes(mux) that adds its handlers; Server.install
// calls them all. A handler is a page.Handler: it returns an error, and page.Kit turns it into a page (Kit.Page) or a JSON
// problem (Kit.API) by its fault kind, so that no raw error text reaches a visitor. What the visitor can mend is made with
// page.Refuse and a text in both languages. Pages are structs that embed page.Base, rendered into a buffer before the first
// byte is sent.
//
// # While the database is away
//
// Everything that was read once is shown on, with its age: see page.Base.SetOld. What else goes on, though nobody ever asked
// for it: the overview with any choice of the present, the map, the pages of all bodies (in short: what the overview knows),
// the course, the sources, the feeds of everything, of a body and of a service, the list of CAP alerts, exports of the
// present, badges, embedded tables and, of the API, overview, bodies, cells and services. For that Server.Watch reads ahead
// each minute what the picture does not hold. What cannot be made of memory says so with 503 and Retry-After: a search and its
// feed, an earlier moment (?at=), a notice and a capture that nobody looked at lately, exports of notices and of the past,
// and the rest of the API. A process that starts without a database has nothing to show.
//
// TestDatabaseStopped stops a real PostgreSQL for some seconds under 64 clients; for two minutes:
//
//	LAGEBILD_OUTAGE=2m go test -count=1 -run TestDatabaseStopped -v ./internal/web
//
// # Looking at the pages
//
// LAGEBILD_ARTIFACTS names a folder that the browser tests keep their pictures and PDFs in. TestHTML holds every page in every
// state to what can be told without a browser; "make validate-pages" has the Nu HTML Checker judge the same pages, which takes
// Java and, once, npm.
package web
