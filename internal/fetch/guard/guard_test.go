package guard

import (
	"context"
	"net"
	"net/netip"
	"net/url"
	"testing"

	"github.com/lagebild/lagebild/internal/fault"
)

func newGuard(t *testing.T, cfg Config) *Guard {
	t.Helper()
	g, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestCheckAddr(t *testing.T) {
	g := newGuard(t, Config{})
	for _, s := range []string{
		"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.255.255.254",
		"168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192",
		"192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
		"239.255.255.250", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::127.0.0.1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:93.184.216.34", "::ffff:0:127.0.0.1",
		"64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:20::1", "2001:db8::1",
		"2002:7f00:1::", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
		"2606:4700::1%eth0",
	} {
		if err := g.CheckAddr(netip.MustParseAddr(s)); fault.KindOf(err) != fault.RefusedTarget {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, s := range []string{"93.184.216.34", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2a01:4f8::1", "2606:4700::1111"} {
		if err := g.CheckAddr(netip.MustParseAddr(s)); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	if err := g.CheckAddr(netip.Addr{}); err == nil {
		t.Error("no address was let through")
	}
}

func TestAllowOpensNoMoreThanItSays(t *testing.T) {
	g := newGuard(t, Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.9/8"), netip.MustParsePrefix("fd12::/16")}})
	for s, open := range map[string]bool{
		"127.0.0.1": true, "127.3.2.1": true, "fd12::1": true, "fd13::1": false, "10.0.0.1": false, "::1": false, "::ffff:127.0.0.1": false,
		"fd12::1%eth0": false,
	} {
		if got := g.CheckAddr(netip.MustParseAddr(s)) == nil; got != open {
			t.Errorf("%s: open %v, want %v", s, got, open)
		}
	}
	if _, err := New(Config{Allow: []netip.Prefix{{}}}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("an invalid prefix: %v", err)
	}
}

func TestCheckURL(t *testing.T) {
	g := newGuard(t, Config{})
	refused := []string{
		"ftp://werl.de/", "file:///etc/passwd", "gopher://werl.de/", "http://", "mailto:a@werl.de", "//werl.de/", "http:werl.de",
		"http://user@werl.de/", "http://user:pass@werl.de/", "https://werl.de:8080/", "http://werl.de:22/", "http://werl.de:0/", "http://werl.de:/",
		"http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://intranet/",
		"http://kubernetes.default.svc.cluster.local/", "http://metadata.google.internal/", "http://printer.local/", "http://fritz.box.home.arpa/",
		"http://router.lan/", "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0x7f.1/",
		"http://0177.0.0.1/", "http://127.1/", "http://127.0.0.1./", "http://%31%32%37.0.0.1/", "http://①②⑦.0.0.1/", "http://127。0。0。1/",
		"http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1%25eth0]/", "http://0/", "http://0.0.0.0/", "http://1.2.3.4.5/", "http://a..de/",
		"http://.de/", "http://we rl.de/", "http://werl.de\x00.evil.de/", "http://werl.0x1/",
	}
	for _, s := range refused {
		u, err := url.Parse(s)
		if err != nil {
			continue // cannot become a request at all
		}
		if err := g.CheckURL(u); fault.KindOf(err) != fault.RefusedTarget {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, s := range []string{
		"http://werl.de", "https://www.kreis-soest.de:443/", "http://werl.de:80/a?b", "https://münchen.de/", "https://WERL.DE./",
		"https://93.184.216.34/", "https://[2a01:4f8::1]/", "https://a_b.example.de/", "https://3sat.de/", "https://0x.de/", "https://local.de/",
	} {
		u, err := url.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := g.CheckURL(u); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestLocalhostNames(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	_, port, _ := net.SplitHostPort(l.Addr().String())
	// A resolver that must not be asked.
	noDNS := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		t.Error("DNS was asked for a name under .localhost")
		return nil, net.ErrClosed
	}}
	open := newGuard(t, Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AnyPort: true, Resolver: noDNS})
	for _, host := range []string{"localhost", "werl.localhost", "A.Werl.LocalHost."} {
		if err := open.CheckURL(&url.URL{Scheme: "http", Host: host + ":" + port}); err != nil {
			t.Error(err)
		}
		c, err := open.DialContext(t.Context(), "tcp", net.JoinHostPort(host, port))
		if err != nil {
			t.Fatal(err)
		}
		_ = c.Close()
	}
	shut := newGuard(t, Config{AnyPort: true, Resolver: noDNS})
	if _, err := shut.DialContext(t.Context(), "tcp", "werl.localhost:"+port); fault.KindOf(err) != fault.RefusedTarget {
		t.Error(err)
	}
	one := newGuard(t, Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Ports: []uint16{8080}})
	if _, err := one.DialContext(t.Context(), "tcp", "127.0.0.1:"+port); fault.KindOf(err) != fault.RefusedTarget {
		t.Error(err)
	}
	if _, err := open.DialContext(t.Context(), "udp", "127.0.0.1:"+port); fault.KindOf(err) != fault.RefusedTarget {
		t.Error(err)
	}
}

// TestLocalhostElsewhere is a simulated region on another machine: its address is open, the loopback of this one is not.
func TestLocalhostElsewhere(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.2:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	there := netip.MustParseAddr("127.0.0.2")
	g := newGuard(t, Config{AnyPort: true, Localhost: there, Allow: []netip.Prefix{netip.PrefixFrom(there, 32)}})
	conn, err := g.DialContext(t.Context(), "tcp", net.JoinHostPort("werl.localhost", port))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if got := conn.RemoteAddr().String(); got != l.Addr().String() {
		t.Errorf("connected to %s, want %s", got, l.Addr())
	}
	if _, err := g.DialContext(t.Context(), "tcp", net.JoinHostPort("127.0.0.1", port)); fault.KindOf(err) != fault.RefusedTarget {
		t.Errorf("this machine's loopback: got %v, want it refused", err)
	}
}
