package feed

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/snapshot"
)

// Pictures gives the region at a moment; see snapshot.Keeper.
type Pictures interface {
	At(ctx context.Context, at, now time.Time, isNow bool) (snapshot.Picture, error)
	Number() uint64
}

// Store is what feeds ask of the database.
type Store interface {
	Shifts(ctx context.Context, f store.ShiftFilter, now time.Time) ([]store.Shift, error)
	Digests(ctx context.Context, f store.NoticeFilter) ([]store.Digest, error)
	DigestsOf(ctx context.Context, ids []int64) ([]store.Digest, error)
}

// Searcher finds notices; see store.Searcher.
type Searcher interface {
	Search(ctx context.Context, req store.SearchRequest) (store.SearchResult, error)
}

// Config is what feeds are made of.
type Config struct {
	Kit      *page.Kit
	Pictures Pictures
	Store    Store
	Search   Searcher
}

// Feeds serves all feeds. It is safe for concurrent use.
type Feeds struct {
	cfg    Config
	memo   memo
	flight singleflight.Group
}

// New gives Feeds.
func New(cfg Config) (*Feeds, error) {
	if cfg.Kit == nil || cfg.Pictures == nil || cfg.Store == nil || cfg.Search == nil {
		return nil, fault.New(fault.Internal, "making the feeds", "kit, pictures, store and search are needed")
	}
	return &Feeds{cfg: cfg, memo: memo{kept: map[string]*kept{}}}, nil
}

// Routes adds the feeds to mux: /feeds/alle, /feeds/kommune/{ags}, /feeds/dienst/{service} and /feeds/suche?q=, each as
// .atom and .json, in German or by ?lang=en in English.
func (f *Feeds) Routes(mux *http.ServeMux) {
	mux.Handle("GET /feeds/{file}", f.cfg.Kit.Page(f.serve))
	mux.Handle("GET /feeds/{of}/{file}", f.cfg.Kit.Page(f.serve))
}

// length is how many entries a feed has at most.
const length = 100

// topic is what a feed is about.
type topic struct {
	body    string
	service notice.Service
	query   string
	search  bool
	lang    string
	path    string // of the feed without its ending
	base    string // address of the site
}

// self is the feed's own address, and page that of the page for people with the same content.
func (t topic) self(ending string) string {
	q := url.Values{}
	if t.search {
		q.Set("q", t.query)
	}
	if t.lang != catalog.German {
		q.Set("lang", t.lang)
	}
	return t.base + t.path + ending + query(q)
}

func (t topic) page() string {
	switch {
	case t.search:
		return t.base + "/suche" + query(url.Values{"q": {t.query}})
	case t.body != "":
		return t.base + "/kommune/" + t.body
	case t.service != "":
		return t.base + "/" + query(url.Values{"dienst": {string(t.service)}})
	default:
		return t.base + "/"
	}
}

func query(q url.Values) string {
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// The endings, and how each form is written.
var forms = map[string]struct {
	media  string
	encode func(document) ([]byte, error)
}{
	".atom": {"application/atom+xml; charset=utf-8", encodeAtom},
	".json": {"application/feed+json; charset=utf-8", encodeJSON},
}

// limit is how long making a feed may take; real time.
const limit = 10 * time.Second

// serve answers for every feed.
func (f *Feeds) serve(w http.ResponseWriter, r *http.Request) error {
	t, ending, err := f.topic(r)
	if err != nil {
		return err
	}
	form := forms[ending]
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Cache-Control", "max-age=60")
	p, err := f.present(r.Context()) // it is read anew if it is time
	if err != nil {
		return err
	}
	key, number := t.self(ending), f.cfg.Pictures.Number()
	have := f.memo.get(key)
	if have != nil && (have.number == number || p.Old) {
		page.Send(w, r, form.media, have.body)
		return nil
	}
	// Many readers at once cost one query; it must not end with the first of them who leaves.
	v, err, _ := f.flight.Do(key, func() (any, error) { //nolint:contextcheck // it is the readers' together
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), limit)
		defer cancel()
		return f.make(ctx, t, ending, number, p, have)
	})
	if err != nil {
		return err
	}
	page.Send(w, r, form.media, v.([]byte))
	return nil
}

// make writes a feed anew. Where that fails it is the one that was sent last, else what the picture tells.
func (f *Feeds) make(ctx context.Context, t topic, ending string, number uint64, p snapshot.Picture, have *kept) ([]byte, error) {
	entries, err := f.entries(ctx, t, p)
	fresh := err == nil
	if err != nil {
		if fault.KindOf(err) == fault.Invalid || fault.KindOf(err) == fault.NotFound {
			return nil, err
		}
		f.cfg.Kit.Log().WarnContext(ctx, "Served the last feed known", "err", err)
		if have != nil {
			return have.body, nil
		}
		var spare error
		if entries, spare = f.fromPicture(t, p); spare != nil {
			return nil, err
		}
	}
	body, err := forms[ending].encode(f.document(t, ending, entries))
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "encoding a feed", err)
	}
	if fresh {
		f.memo.put(t.self(ending), &kept{number: number, at: time.Now(), body: body})
	}
	return body, nil
}

// topic reads what a request asks for.
func (f *Feeds) topic(r *http.Request) (t topic, ending string, err error) {
	nowhere := page.Refuse(fault.NotFound, f.cfg.Kit.Both("error.noPage"))
	file, of := r.PathValue("file"), r.PathValue("of")
	dot := strings.LastIndexByte(file, '.')
	if dot < 0 || forms[file[dot:]].encode == nil {
		return t, "", nowhere
	}
	name, ending := file[:dot], file[dot:]
	t = topic{lang: catalog.German, path: strings.TrimSuffix(r.URL.Path, ending), base: f.cfg.Kit.Origin(r)}
	if r.URL.Query().Get("lang") == catalog.English {
		t.lang = catalog.English
	}
	switch {
	case of == "" && name == "alle":
	case of == "" && name == "suche":
		t.search, t.query = true, strings.TrimSpace(r.URL.Query().Get("q"))
		if t.query == "" || len(t.query) > maxQuery {
			return t, "", page.Refuse(fault.Invalid, noQuery)
		}
	case of == "kommune" && page.IsAGS(name):
		t.body = name
	case of == "dienst":
		t.service = notice.Service(name)
		if _, ok := f.cfg.Kit.Catalog().Service(t.service); !ok {
			return t, "", nowhere
		}
	default:
		return t, "", nowhere
	}
	return t, ending, nil
}

// maxQuery is the longest query of a search, in bytes.
const maxQuery = 400

var noQuery = catalog.Text{
	catalog.German:  "Der Feed einer Suche braucht die gesuchten Wörter: /feeds/suche.atom?q=Zulassungsstelle (höchstens 400 Bytes).",
	catalog.English: "The feed of a search needs the words to look for: /feeds/suche.atom?q=Zulassungsstelle (at most 400 bytes).",
}
