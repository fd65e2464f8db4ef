package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/lagebild/lagebild/internal/fault"
)

// nameServer answers A questions for name with what answer gives for the n-th question (from 1), over UDP on this machine.
func nameServer(t *testing.T, answer func(name string, n int) netip.Addr) *net.Resolver {
	t.Helper()
	pc, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		asked := map[string]int{}
		buf := make([]byte, 1500)
		for {
			n, from, err := pc.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			reply := dnsmessage.Message{
				Header:    dnsmessage.Header{ID: m.ID, Response: true, RecursionAvailable: true},
				Questions: m.Questions,
			}
			if q.Type == dnsmessage.TypeA {
				name := strings.TrimSuffix(q.Name.String(), ".")
				asked[name]++
				reply.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: answer(name, asked[name]).As4()},
				}}
			}
			if b, err := reply.Pack(); err == nil {
				_, _ = pc.WriteTo(b, from)
			}
		}
	}()
	t.Cleanup(func() { _ = pc.Close(); <-done })
	addr := pc.LocalAddr().String()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", addr)
	}}
}

func TestHostileTargets(t *testing.T) {
	var hits atomic.Int32
	victim := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	t.Cleanup(victim.Close)
	port := victim.URL[strings.LastIndexByte(victim.URL, ':'):]
	private := map[string]string{
		"loop.example.de": "127.0.0.1", "ten.example.de": "10.1.2.3", "meta.example.de": "169.254.169.254", "cgnat.example.de": "100.64.0.9",
		"zero.example.de": "0.0.0.0", "bench.example.de": "198.18.0.1", "home.example.de": "192.168.178.1", "azure.example.de": "168.63.129.16",
	}
	dns := nameServer(t, func(name string, _ int) netip.Addr { return netip.MustParseAddr(private[name]) })
	f := testFetcher(t, func(c *Config) { c.Allow, c.Resolver = nil, dns })
	targets := []string{
		"http://127.0.0.1/", "http://127.0.0.1./", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://017700000001/", "http://0177.0.0.1/",
		"http://0x7f000001/", "http://0x7f.0x0.0x0.0x1/", "http://0x7f.1/", "http://0/", "http://0.0.0.0/", "http://[::]/", "http://[::1]/",
		"http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
		"http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[fd00:ec2::254]/",
		"http://[ff02::1]/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/", "http://100.64.0.1/", "http://100.100.100.200/",
		"http://169.254.169.254/latest/meta-data/", "http://192.0.0.192/", "http://198.18.0.1/", "http://224.0.0.1/", "http://255.255.255.255/",
		"http://localhost/", "http://LOCALHOST./", "http://werl.localhost/", "http://intranet/", "http://db.default.svc.cluster.local/",
		"http://metadata.google.internal/", "http://printer.local/", "http://%31%32%37.0.0.1/", "http://１２７.0.0.1/", "http://①②⑦.0.0.1/",
		"http://127。0。0。1/", "http://user:geheim@werl.de/", "http://127.0.0.1@werl.de/", "file:///etc/passwd", "gopher://127.0.0.1/_x", "ftp://werl.de/",
		"http://loop.example.de/", "http://ten.example.de/", "http://meta.example.de/", "http://cgnat.example.de/", "http://zero.example.de/",
		"http://bench.example.de/", "http://home.example.de/", "https://azure.example.de/",
	}
	for _, raw := range targets {
		// Also at the port where somebody would answer.
		for _, u := range []string{raw, strings.TrimSuffix(raw, "/") + port + "/"} {
			_, err := f.Fetch(t.Context(), Request{URL: u})
			if fault.KindOf(err) != fault.RefusedTarget {
				t.Errorf("%s: kind %q: %v", u, fault.KindOf(err), err)
			}
			if err != nil && strings.Contains(err.Error(), "geheim") {
				t.Errorf("a password is in the text: %v", err)
			}
		}
	}
	if n := hits.Load(); n != 0 {
		t.Errorf("%d requests arrived", n)
	}
}

func TestInvalidAddresses(t *testing.T) {
	f := testFetcher(t, nil)
	for _, raw := range []string{"", "werl.de", "/aktuelles", "http:///x", "https://", "http://werl.de/%zz", "http://werl.de/\x7f", ":"} {
		if _, err := f.Fetch(t.Context(), Request{URL: raw}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

func TestHostileRedirects(t *testing.T) {
	var hits atomic.Int32
	victim := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.2:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = victim.Listener.Close()
	victim.Listener = l
	victim.Start()
	t.Cleanup(victim.Close)
	dns := nameServer(t, func(string, int) netip.Addr { return netip.MustParseAddr("127.0.0.2") })
	port := victim.URL[strings.LastIndexByte(victim.URL, ':'):]
	for _, to := range []string{
		victim.URL, "http://inside.example.de" + port + "/", "http://[::1]" + port + "/", "http://[::ffff:127.0.0.2]" + port, "http://2130706434" + port,
		"//127.0.0.2" + port + "/", "http://169.254.169.254/", "file:///etc/passwd", "gopher://127.0.0.2/", "ftp://werl.de/", "javascript:alert(1)",
		"http://a:geheim@127.0.0.1/", "http://metadata.google.internal/",
	} {
		for _, code := range []int{301, 302, 303, 307, 308} {
			s := site(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Location", to)
				w.WriteHeader(code)
			})
			f := testFetcher(t, func(c *Config) { c.Resolver = dns }) // opens 127.0.0.1 only
			_, err := f.Fetch(t.Context(), Request{URL: s.URL})
			if fault.KindOf(err) != fault.RefusedTarget {
				t.Errorf("%d to %s: kind %q: %v", code, to, fault.KindOf(err), err)
			}
			if err != nil && strings.Contains(err.Error(), "geheim") {
				t.Errorf("a password is in the text: %v", err)
			}
		}
	}
	if n := hits.Load(); n != 0 {
		t.Errorf("%d requests arrived", n)
	}
}

// TestRebinding has a name that is the open address when it is first looked up and an inner one ever after. 127.0.0.1
// stands for a public address here and 127.0.0.2 for an inner one; both listen on one port.
func TestRebinding(t *testing.T) {
	var inner, outer atomic.Int32
	public := site(t, func(w http.ResponseWriter, _ *http.Request) {
		outer.Add(1)
		w.Header().Set("Connection", "close") // the next request has to look the name up again
		html(w, "Das Rathaus ist geschlossen.")
	})
	port := public.URL[strings.LastIndexByte(public.URL, ':'):]
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.2"+port)
	if err != nil {
		t.Fatal(err)
	}
	private := &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { inner.Add(1) })}}
	private.Start()
	t.Cleanup(private.Close)
	dns := nameServer(t, func(_ string, n int) netip.Addr {
		if n == 1 {
			return netip.MustParseAddr("127.0.0.1")
		}
		return netip.MustParseAddr("127.0.0.2")
	})
	f := testFetcher(t, func(c *Config) { c.Resolver = dns })
	// The first lookup serves robots.txt and, on the same connection, the page.
	if _, err := f.Fetch(t.Context(), Request{URL: "http://rebind.example.de" + port + "/"}); err != nil {
		t.Fatal(err)
	}
	_, err = f.Fetch(t.Context(), Request{URL: "http://rebind.example.de" + port + "/"})
	if fault.KindOf(err) != fault.RefusedTarget {
		t.Errorf("second: %v", err)
	}
	if outer.Load() != 1 || inner.Load() != 0 {
		t.Errorf("%d requests arrived outside and %d inside", outer.Load(), inner.Load())
	}
}

func TestNoProxyFromEnvironment(t *testing.T) {
	var hits atomic.Int32
	proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	t.Cleanup(proxy.Close)
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("COLLY_MAX_BODY_SIZE", "10")
	t.Setenv("COLLY_FOLLOW_REDIRECTS", "no")
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			http.Redirect(w, r, "/neu", http.StatusFound)
			return
		}
		html(w, "Das Rathaus ist geschlossen.")
	})
	url := strings.Replace(s.URL, "127.0.0.1", "werl.localhost", 1) // the environment never covers 127.0.0.1
	a, err := testFetcher(t, nil).Fetch(t.Context(), Request{URL: url})
	if err != nil || len(a.Body) < 20 || hits.Load() != 0 {
		t.Errorf("%v, %d bytes, %d requests at the proxy", err, len(a.Body), hits.Load())
	}
}
