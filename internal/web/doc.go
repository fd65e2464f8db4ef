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
//   - overview, geo, course, body, version, sources: the pages.
//
// A package of pages has a New(kit, store, …) that parses its views and a Routes(mux) that adds its handlers; Server.install
// calls them all. A handler is a page.Handler: it returns an error, and page.Kit turns it into a page (Kit.Page) or a JSON
// problem (Kit.API) by its fault kind, so that no raw error text reaches a visitor. What the visitor can mend is made with
// page.Refuse and a text in both languages. Pages are structs that embed page.Base, rendered into a buffer before the first
// byte is sent.
//
// While the database is away everything that was read once is shown on, with its age: see page.Base.SetOld.
package web
