package version

import (
	"context"
	"embed"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/keep"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

//go:embed notice.html compare.html notice.yaml
var files embed.FS

// remembered is how many notices go on while the database is away.
const remembered = 500

// Store is what the pages ask of the database.
type Store interface {
	NoticePage(ctx context.Context, id int64) (store.NoticePage, error)
	Capture(ctx context.Context, sha256 string) ([]byte, store.CaptureHead, error)
}

// Pages serves notices, comparisons of their versions, and captures.
type Pages struct {
	store   Store
	keeper  *snapshot.Keeper
	view    *page.View
	compare *page.View
	show    *display.Shower
	memory  *keep.Memory[store.NoticePage]
}

// New parses the templates.
func New(kit *page.Kit, st Store, keeper *snapshot.Keeper) (*Pages, error) {
	p := &Pages{store: st, keeper: keeper, show: display.New(kit), memory: keep.New[store.NoticePage](remembered, kit.Now)}
	var err error
	if p.view, err = kit.View(files, "notice"); err != nil {
		return nil, err
	}
	p.compare, err = kit.ViewOf(files, "compare", "notice")
	return p, err
}

// Routes adds the pages to mux.
func (p *Pages) Routes(mux *http.ServeMux) {
	kit := p.view.Kit()
	mux.Handle("GET /meldung/{id}", kit.Page(p.notice))
	mux.Handle("GET /meldung/{id}/vergleich", kit.Page(p.chosen))
	mux.Handle("GET /meldung/{id}/vergleich/{other}", kit.Page(p.difference))
	mux.Handle("GET /erfassung/{sha256}", kit.Page(p.capture))
}

type noticeData struct {
	page.Base
	Head      store.NoticeHead
	URL       string // "" if it must not be a link
	Parts     []part
	Says      []bodySays
	Versions  []store.NoticeHead
	Previous  int64 // the version before; 0 if there is none
	Capture   store.CaptureHead
	Permalink string
	Citation  string
}

// bodySays is what a notice says of one body.
type bodySays struct {
	AGS, Name  string
	Statements []display.Statement
}

// number reads the number of a notice from the path.
func (p *Pages) number(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 {
		return 0, page.Refuse(fault.Invalid, p.view.Kit().Both("error.notice"), page.Clip(text, 40))
	}
	return n, nil
}

// load reads a notice, or gives what was last known of it and when that was.
func (p *Pages) load(ctx context.Context, id int64) (store.NoticePage, time.Time, error) {
	return p.memory.Get(ctx, strconv.FormatInt(id, 10), func(ctx context.Context) (store.NoticePage, error) {
		return p.store.NoticePage(ctx, id)
	})
}

// notice shows one version of a document with its quotes marked.
func (p *Pages) notice(w http.ResponseWriter, r *http.Request) error {
	id, err := p.number(r.PathValue("id"))
	if err != nil {
		return err
	}
	_, now, _, err := p.view.Kit().Moment(r)
	if err != nil {
		return err
	}
	n, old, err := p.load(r.Context(), id)
	if err != nil {
		return err
	}
	d := noticeData{Base: p.view.Base(r, "notice.title"), Head: n.NoticeHead, URL: page.WebAddress(n.URL), Versions: n.Versions, Capture: n.Capture}
	if !old.IsZero() {
		d.SetOld(now, old)
	}
	if n.Title != "" {
		d.Title = n.Title
	}
	if i := slices.IndexFunc(n.Versions, func(v store.NoticeHead) bool { return v.ID == id }); i > 0 {
		d.Previous = n.Versions[i-1].ID
	}
	var marked map[int64]bool
	d.Parts, marked = p.marked(n, d.Lang)
	d.Says = p.says(r.Context(), n, marked, now, d.Lang)
	d.Permalink = p.view.Kit().Origin(r) + "/meldung/" + strconv.FormatInt(id, 10)
	d.Citation = p.citation(n, d, now)
	return p.view.Show(w, r, d.Lang, d)
}

// says groups the statements by the bodies that they are about.
func (p *Pages) says(ctx context.Context, n store.NoticePage, marked map[int64]bool, now time.Time, lang string) []bodySays {
	names := map[string]string{}
	if pic, err := p.keeper.At(ctx, now, now, true); err == nil { // without it there are the keys alone
		for _, row := range pic.Rows {
			names[row.Body.AGS] = row.Body.Name
		}
	}
	var out []bodySays
	for _, st := range n.Statements {
		i := slices.IndexFunc(out, func(b bodySays) bool { return b.AGS == st.Body })
		if i < 0 {
			name := names[st.Body]
			if name == "" {
				name = "AGS " + st.Body
			}
			out, i = append(out, bodySays{AGS: st.Body, Name: name}), len(out)
		}
		v := p.show.Statement(st, lang)
		v.Marked = marked[st.ID]
		out[i].Statements = append(out[i].Statements, v)
	}
	return out
}

// citation is how one quotes this version.
func (p *Pages) citation(n store.NoticePage, d noticeData, now time.Time) string {
	kit := p.view.Kit()
	who := n.Source
	if len(d.Says) == 1 {
		who = d.Says[0].Name
	}
	title := n.Title
	if title == "" {
		title = p.view.Text(d.Lang, "notice.untitled")
	}
	return p.view.Text(d.Lang, "notice.citeText", who, page.Clip(title, 200), n.Version, kit.LongTime(d.Lang, n.FirstSeen),
		kit.LongTime(d.Lang, n.LastSeen), n.URL, d.Permalink, kit.LongTime(d.Lang, now))
}
