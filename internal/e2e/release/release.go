package release

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Names in the cluster.
const (
	Namespace = "lagebild"
	Name      = "lagebild"
	Database  = Name + "-postgres-0" // the pod of the built-in PostgreSQL
)

// Release is how to reach the release.
type Release struct {
	KubectlPath string
	HelmPath    string
	Kubeconfig  string // file
	Dir         string // for what helm keeps
	Values      string // file with the values of the chart
}

// Kubectl runs kubectl and gives what it prints. Its error holds what it says of a failure, at most 2,000 bytes.
func (r Release) Kubectl(ctx context.Context, args ...string) (string, error) {
	return r.kubectl(ctx, nil, args...)
}

// kubectl is Kubectl with something to read.
func (r Release) kubectl(ctx context.Context, stdin []byte, args ...string) (string, error) {
	return r.run(ctx, stdin, r.KubectlPath, args...)
}

// Apply applies manifests.
func (r Release) Apply(ctx context.Context, manifests string) error {
	_, err := r.kubectl(ctx, []byte(manifests), "apply", "-f", "-")
	return err
}

// Helm lets helm do something with the release, and waits for it.
func (r Release) Helm(ctx context.Context, verb string, args ...string) error {
	_, err := r.run(ctx, nil, r.HelmPath, append([]string{verb, Name, "-n", Namespace}, args...)...)
	return err
}

// Deploy installs or upgrades ("install", "upgrade") to a chart, and waits until all parts are ready. set are values ("a.b=c")
// beside those of the file.
func (r Release) Deploy(ctx context.Context, verb, chart string, set ...string) error {
	args := []string{chart, "-f", r.Values, "--wait", "--timeout=5m"}
	for _, s := range set {
		args = append(args, "--set", s)
	}
	return r.Helm(ctx, verb, args...)
}

// Get asks the API server for objects and decodes them.
func (r Release) Get(ctx context.Context, to any, args ...string) error {
	out, err := r.Kubectl(ctx, append([]string{"get", "-o", "json"}, args...)...)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(out), to)
}

// Objects counts the Municipality and Source objects.
func (r Release) Objects(ctx context.Context) (int, error) {
	var list struct {
		Items []struct{} `json:"items"`
	}
	err := r.Get(ctx, &list, "municipalities.lagebild.dev,sources.lagebild.dev", "-n", Namespace)
	return len(list.Items), err
}

// Site is the URL under which visitors reach the server.
func (r Release) Site(ctx context.Context) (string, error) {
	var service struct {
		Spec struct {
			ClusterIP string `json:"clusterIP"`
		} `json:"spec"`
	}
	err := r.Get(ctx, &service, "service", "-n", Namespace, Name+"-server")
	return "http://" + service.Spec.ClusterIP, err
}

// run runs kubectl or helm against the cluster.
func (r Release) run(ctx context.Context, stdin []byte, program string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, program, args...) //nolint:gosec // our own arguments
	cmd.Env = append(os.Environ(), "KUBECONFIG="+r.Kubeconfig, "HELM_CACHE_HOME="+r.Dir, "HELM_CONFIG_HOME="+r.Dir, "HELM_DATA_HOME="+r.Dir)
	cmd.Stdin = bytes.NewReader(stdin)
	var out, failed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &failed
	if err := cmd.Run(); err != nil {
		text := strings.TrimSpace(failed.String() + out.String())
		return out.String(), fmt.Errorf("%s %s: %w: %s", filepath.Base(program), strings.Join(args, " "), err, text[max(0, len(text)-2000):])
	}
	return out.String(), nil
}
