//go:build linux

package cluster

import (
	"bytes"
	"embed"
	"fmt"
	"net/netip"
	"path/filepath"
	"text/template"
)

//go:embed templates
var templateFiles embed.FS

// Where things are. All of it is in network namespaces of the cluster's own.
const (
	hubIP    = "172.30.0.1" // of the process that calls Start; the API server listens here
	apiURL   = "https://" + hubIP + ":6443"
	services = "10.96.0.0/16"
	firstIP  = "10.96.0.1" // of the service "kubernetes"
	dnsIP    = "10.96.0.10"
	pods     = "10.244.0.0/16"
	bridge   = "lagebild0"
)

// Names of images that a node needs; what Config.Images imports has to have them.
const (
	PauseImage   = "localhost/pause:1"
	CoreDNSImage = "localhost/coredns:1"
)

// Config is what a cluster is made of.
type Config struct {
	APIServer, Etcd, Node string         // paths of the programs
	Dir                   string         // for state and logs; a short path, because of the sockets in it
	Nodes                 int            // at least one
	Volumes               int            // persistent volumes to offer, on the first node
	Images                []string       // archives that each node imports at first, PauseImage and CoreDNSImage among them
	Progress              func(s string) // told what is being done
}

// node is one node of the cluster, as both sides of its wall need to know it.
type node struct {
	Name       string // "node1"
	Dir        string // its folder
	Programs   string // folder with kubelet and kube-proxy
	IP         string
	PodCIDR    string
	Routes     [][2]string // to the pods of the others: network, gateway
	CgroupRoot string
	CA         string // file
	DNS, Pods  string
	Pause      string
}

func (c Config) node(i int) node {
	n := node{
		Name: fmt.Sprintf("node%d", i), IP: fmt.Sprintf("172.30.0.%d", 10+i), PodCIDR: podCIDR(i),
		CA: filepath.Join(c.Dir, "ca.crt"), DNS: dnsIP, Pods: pods, Pause: PauseImage, Programs: filepath.Join(c.Dir, "bin"),
	}
	n.Dir = filepath.Join(c.Dir, n.Name)
	n.CgroupRoot = "/" + cgroupName(c.Dir) + "/" + n.Name
	for j := 1; j <= c.Nodes; j++ {
		if j != i {
			n.Routes = append(n.Routes, [2]string{podCIDR(j), fmt.Sprintf("172.30.0.%d", 10+j)})
		}
	}
	return n
}

func podCIDR(i int) string {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{10, 244, byte(i), 0}), 24).String() //nolint:gosec // few nodes
}

// cgroupName is the control group of a cluster whose folder is dir.
func cgroupName(dir string) string {
	return filepath.Base(filepath.Dir(dir)) + "-" + filepath.Base(dir)
}

// render fills in a template.
func render(name string, data any) ([]byte, error) {
	t, err := template.ParseFS(templateFiles, "templates/"+name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Option("missingkey=error").Execute(&out, data)
	return out.Bytes(), err
}
