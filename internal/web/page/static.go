package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

// static serves files under addresses that hold their checksum, so that browsers may keep them for ever.
type static struct {
	files map[string][]byte // by "sum/name"
	paths map[string]string // name → address
}

func newStatic() (*static, error) {
	s := &static{files: map[string][]byte{}, paths: map[string]string{}}
	entries, err := fs.ReadDir(files, "static")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading static files", err)
	}
	for _, e := range entries {
		body, err := fs.ReadFile(files, path.Join("static", e.Name()))
		if err != nil {
			return nil, fault.Wrap(fault.Internal, "reading static files", err)
		}
		s.add(e.Name(), body)
	}
	return s, nil
}

func (s *static) add(name string, body []byte) string {
	sum := sha256.Sum256(body)
	key := hex.EncodeToString(sum[:6]) + "/" + name
	s.files[key], s.paths[name] = body, "/static/"+key
	return s.paths[name]
}

func (s *static) path(name string) string { return s.paths[name] }

// AddFile serves body as a static file, a style sheet of a page say, and gives its address. Call it at start only.
func (k *Kit) AddFile(name string, body []byte) string { return k.static.add(name, body) }

// File is the address of a static file; "" if there is none of that name.
func (k *Kit) File(name string) string { return k.static.path(name) }

// Static answers GET /static/{sum}/{name}.
func (k *Kit) Static(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	body, ok := k.static.files[r.PathValue("sum")+"/"+name]
	if !ok {
		return Refuse(fault.NotFound, k.Both("error.noPage"))
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
	return nil
}
