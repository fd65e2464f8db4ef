package sites

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

func (s *Server) handle(w http.ResponseWriter, r *http.Request) {
	host := r.Host
	if h, _, err := net.SplitHostPort(r.Host); err == nil {
		host = h
	}
	host = strings.ToLower(host)
	if !s.world.Known(host) {
		http.Error(w, "no such site here", http.StatusMisdirectedRequest)
		return
	}
	now := s.clock.Now()
	a := s.world.Answer(host, r.URL.Path, now)
	if a.Drop == Reset {
		s.counters.fault(host)
		s.drop(w)
		return
	}
	robots := r.URL.Path == "/robots.txt"
	if robots {
		s.counters.robots(host)
	} else {
		s.counters.request(host, now, s.world.Disallowed(host, r.URL.Path))
	}
	if a.Fault != "" {
		s.counters.fault(host)
	}
	switch {
	case a.Drop == Hang:
		<-r.Context().Done()
		s.drop(w)
		return
	case a.Drop == Expired && r.TLS == nil:
		a = Answer{Status: http.StatusMovedPermanently, Location: "https://" + r.Host + r.URL.Path}
	case robots && a.Fault == "":
		body, ok := s.world.Robots(host, now)
		if a = (Answer{MediaType: "text/plain", Charset: "utf-8", Body: []byte(body)}); !ok {
			a = Answer{Status: http.StatusNotFound, MediaType: "text/plain", Body: []byte("not found\n")}
		}
	}
	status := s.write(w, r, a, now)
	if robots {
		return
	}
	var until time.Time
	if a.RetryAfter > 0 {
		until = now.Add(a.RetryAfter)
	}
	s.counters.answered(host, status, until, strings.HasPrefix(a.Location, "/") && !strings.HasPrefix(a.Location, "//"))
}

// drop ends the connection without an answer.
func (s *Server) drop(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		s.log.Debug("Kept connection that was to be dropped", "err", err)
		return
	}
	reset(conn)
}

// write sends a and gives the status sent.
func (s *Server) write(w http.ResponseWriter, r *http.Request, a Answer, now time.Time) int {
	h := w.Header()
	h.Set("Server", "Apache")
	h.Set("Date", now.UTC().Format(http.TimeFormat))
	if a.Location != "" {
		h.Set("Location", s.absolute(r, a.Location))
	}
	if a.RetryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(int(a.RetryAfter/time.Second)))
	}
	if a.MediaType != "" {
		contentType := a.MediaType
		if a.Charset != "" {
			contentType += "; charset=" + a.Charset
		}
		h.Set("Content-Type", contentType)
	}
	status := a.status()
	if status == http.StatusOK && !a.Modified.IsZero() {
		etag := validators(h, a)
		if unchanged(r, etag, a.Modified) {
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return http.StatusNotModified
		}
	}
	s.body(w, r, status, a.Body)
	return status
}

// absolute makes a redirect's target a URL on this server.
func (s *Server) absolute(r *http.Request, location string) string {
	target, other := strings.CutPrefix(location, "//")
	if !other {
		return location
	}
	host, path, _ := strings.Cut(target, "/")
	if _, port, err := net.SplitHostPort(r.Host); err == nil {
		host = net.JoinHostPort(host, port)
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + host + "/" + path
}

// validators sets ETag, Last-Modified and Cache-Control, and gives the ETag.
func validators(h http.Header, a Answer) string {
	sum := sha256.Sum256(a.Body)
	etag := fmt.Sprintf("W/%q", hex.EncodeToString(sum[:8]))
	h.Set("ETag", etag)
	h.Set("Last-Modified", a.Modified.UTC().Format(http.TimeFormat))
	h.Set("Vary", "Accept-Encoding")
	if a.MaxAge > 0 {
		h.Set("Cache-Control", "max-age="+strconv.Itoa(int(a.MaxAge/time.Second)))
	}
	return etag
}

// unchanged reports whether the visitor's copy is still good. If-None-Match goes before If-Modified-Since.
func unchanged(r *http.Request, etag string, modified time.Time) bool {
	if none := r.Header.Get("If-None-Match"); none != "" {
		for candidate := range strings.SplitSeq(none, ",") {
			candidate = strings.TrimSpace(candidate)
			if candidate == "*" || strings.TrimPrefix(candidate, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		}
		return false
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !modified.Truncate(time.Second).After(since)
}

func (s *Server) body(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	if r.Method == http.MethodHead {
		w.WriteHeader(status)
		return
	}
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || len(body) < 512 {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		_, _ = w.Write(body)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	z := gzip.NewWriter(w)
	_, _ = z.Write(body)
	_ = z.Close()
}
