package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
)

//go:embed static
var staticFS embed.FS

// static serves the embedded files under addresses that hold their checksum, so that browsers may keep them for ever.
type static struct {
	files map[string][]byte // by "sum/name"
	paths map[string]string // name → address
}

func newStatic() (*static, error) {
	s := &static{files: map[string][]byte{}, paths: map[string]string{}}
	entries, err := fs.ReadDir(staticFS, "static")
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "reading static files", err)
	}
	for _, e := range entries {
		body, err := fs.ReadFile(staticFS, path.Join("static", e.Name()))
		if err != nil {
			return nil, fault.Wrap(fault.Internal, "reading static files", err)
		}
		sum := sha256.Sum256(body)
		key := hex.EncodeToString(sum[:6]) + "/" + e.Name()
		s.files[key], s.paths[e.Name()] = body, "/static/"+key
	}
	return s, nil
}

func (s *static) path(name string) string { return s.paths[name] }

func (s *static) serve(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	body, ok := s.files[r.PathValue("sum")+"/"+name]
	if !ok {
		return refuse(fault.NotFound, "error.noPage")
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
	return nil
}
