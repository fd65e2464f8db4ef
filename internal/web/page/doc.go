// Package page is the frame of every page: layout, texts in German and English, the moment that a page shows, error pages
// and problem documents, and how an answer is sent. The packages beside it fill the frame.
//
// A package of pages makes its views at start from its own templates and texts:
//
//	//go:embed search.html search.yaml
//	var files embed.FS
//
//	view, err := kit.View(files, "search") // search.html defines "content", search.yaml holds its texts
//
// and answers a request with
//
//	p := searchPage{Base: view.Base(r, "search.title")}
//	return view.Show(w, r, p.Lang, p)
//
// A template may call the functions listed at View and the parts of parts.html ("status", "detours", "quote", "options").
package page
