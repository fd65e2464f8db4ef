//go:build linux

package cluster

import (
	"encoding/json"
	"net/netip"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"
)

func TestNodesFitTogether(t *testing.T) {
	c := Config{Dir: "/var/tmp/lagebild-cluster-1/c", Nodes: 3}
	seen := map[string]bool{}
	for i := 1; i <= c.Nodes; i++ {
		n := c.node(i)
		own := netip.MustParsePrefix(n.PodCIDR)
		if !netip.MustParsePrefix(pods).Contains(own.Addr()) {
			t.Errorf("%s: its pods %s are not among %s", n.Name, own, pods)
		}
		for _, key := range []string{n.IP, n.PodCIDR, n.CgroupRoot, n.Dir} {
			if seen[key] {
				t.Errorf("%s: another node has %s too", n.Name, key)
			}
			seen[key] = true
		}
		if len(n.Routes) != c.Nodes-1 {
			t.Errorf("%s knows the way to %d others", n.Name, len(n.Routes))
		}
		for _, r := range n.Routes {
			if r[0] == n.PodCIDR || r[1] == n.IP {
				t.Errorf("%s sends its own pods' packets away: %v", n.Name, r)
			}
		}
		// The longest name of a socket that the kernel takes has 107 bytes.
		if path := n.Dir + "/containerd.sock.ttrpc"; len(path) > 107 {
			t.Errorf("%s has %d bytes", path, len(path))
		}
	}
}

func TestTemplates(t *testing.T) {
	n := Config{Dir: "/var/tmp/lagebild-cluster-1/c", Nodes: 2}.node(1)
	type volume struct{ Name, Path string }
	base := struct {
		CoreDNS, DNS string
		Volumes      []volume
	}{CoreDNSImage, dnsIP, []volume{{"volume1", "/v/1"}, {"volume2", "/v/2"}}}
	for name, data := range map[string]any{"kubelet.yaml": n, "kube-proxy.yaml": n, "base.yaml": base} {
		text, err := render(name, data)
		if err != nil {
			t.Fatal(err)
		}
		for doc := range strings.SplitSeq(string(text), "\n---\n") {
			var o map[string]any
			if err := yaml.UnmarshalStrict([]byte(doc), &o); err != nil || o["kind"] == nil {
				t.Errorf("%s: %v in\n%s", name, err, doc)
			}
		}
	}
	text, err := render("pods.conflist", n)
	if err != nil || !json.Valid(text) {
		t.Errorf("pods.conflist: %v in\n%s", err, text)
	}
	text, err = render("containerd.toml", n)
	if err != nil || strings.Count(string(text), n.Dir) != 3 {
		t.Errorf("containerd.toml: %v in\n%s", err, text)
	}
}
