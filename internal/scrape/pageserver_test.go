package scrape_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// pageServer serves the benchmark's pages with ETags. It compresses each answer anew, as servers do whose pages a content
// management system makes; the pages themselves are made beforehand.
type pageServer struct {
	gzips    sync.Pool
	mu       sync.Mutex
	versions [pageHosts][pagesAHost]int
	bodies   [pageHosts][pagesAHost][]byte
	round    int
}

// ServeHTTP implements http.Handler: /p/N on h01.localhost and on, robots.txt, and POST /change, which gives every twentieth
// page a new version, another twentieth each time.
func (s *pageServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/robots.txt":
		w.Header().Set("Content-Type", "text/plain")
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /intern/\n")
	case r.Method == http.MethodPost && r.URL.Path == "/change":
		s.change()
	default:
		s.page(w, r)
	}
}

func (s *pageServer) change() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := s.round % 20; i < pagesInAll; i += 20 {
		host, page := i/pagesAHost, i%pagesAHost
		s.versions[host][page]++
		s.bodies[host][page] = nil
	}
	s.round++
	s.fill()
}

// fill makes what is not made yet, so that no request waits for it.
func (s *pageServer) fill() {
	for host := range pageHosts {
		for page := range pagesAHost {
			if s.bodies[host][page] == nil {
				s.bodies[host][page] = makePage(host, page, s.versions[host][page])
			}
		}
	}
}

func (s *pageServer) page(w http.ResponseWriter, r *http.Request) {
	host, err1 := strconv.Atoi(strings.TrimPrefix(strings.SplitN(r.Host, ".", 2)[0], "h"))
	page, err2 := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/p/"))
	if err1 != nil || err2 != nil || host < 1 || host > pageHosts || page < 0 || page >= pagesAHost {
		http.NotFound(w, r)
		return
	}
	s.mu.Lock()
	body, version := s.bodies[host-1][page], s.versions[host-1][page]
	s.mu.Unlock()
	etag := fmt.Sprintf(`"%d-%d-%d"`, host, page, version)
	h := w.Header()
	h.Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Encoding", "gzip")
	z, _ := s.gzips.Get().(*gzip.Writer)
	if z == nil {
		z = gzip.NewWriter(w)
	}
	z.Reset(w)
	_, _ = z.Write(body)
	_ = z.Close()
	s.gzips.Put(z)
}

// servePages is the child process: it prints its port and serves until its input ends.
func servePages(in io.Reader, out io.Writer) error {
	p := &pageServer{}
	p.fill()
	s := httptest.NewServer(p)
	defer s.Close()
	_, port, err := net.SplitHostPort(s.Listener.Addr().String())
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(out, port); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, in)
	return err
}

// startPages runs this binary as the page server, so that its memory is not counted, and gives its port.
func startPages(tb testing.TB) (port string) {
	tb.Helper()
	exe, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(tb.Context()))
	c := exec.CommandContext(ctx, exe)
	c.Env, c.Stderr, c.WaitDelay = append(os.Environ(), childEnv+"=1"), os.Stderr, 5*time.Second
	in, err := c.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := c.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		_ = in.Close()
		if err := c.Wait(); err != nil {
			tb.Errorf("page server: %v", err)
		}
		cancel()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		tb.Fatalf("page server: %v", err)
	}
	return strings.TrimSpace(line)
}

func hostName(i int) string { return fmt.Sprintf("h%02d.localhost", i+1) }
