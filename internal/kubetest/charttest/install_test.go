//go:build chart && unix

package charttest

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"github.com/lagebild/lagebild/internal/kubetest"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
)

// TestInstallUpgradeUninstall has helm do it on a real API server. There are no controllers, so that no pod runs; what Helm
// makes, adopts, keeps and removes is what it does everywhere.
func TestInstallUpgradeUninstall(t *testing.T) {
	server := kubetest.New(t)
	c := &cluster{admin: server.Config()}
	c.connect(t)
	config := filepath.Join(t.TempDir(), "kubeconfig")
	if err := apiserver.WriteKubeconfig(config, namespace, server.Config()); err != nil {
		t.Fatal(err)
	}
	helm := func(args ...string) (string, error) {
		return try(t, tool(t, "LAGEBILD_HELM"), append(args, "--kubeconfig", config, "--namespace", namespace)...)
	}
	must := func(args ...string) {
		t.Helper()
		if out, err := helm(args...); err != nil {
			t.Fatalf("helm %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "default"}} // as a controller makes in every namespace
	if _, err := c.client.CoreV1().ServiceAccounts(namespace).Create(t.Context(), account, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	if out, err := helm("install", "lagebild", chartDir); err == nil || !strings.Contains(out, "kubectl -n lagebild create secret generic lagebild-database --from-literal=url=") {
		t.Errorf("without the Secret: got %v %q, want to be told how to make it", err, out)
	}
	// kubetest has our CRDs already; the chart takes them over as one does that were installed by kubectl.
	must(append([]string{"install", "lagebild", chartDir, "--set", "database.kind=builtin", "--take-ownership"}, c.force(t)...)...)
	first := c.secret(t, "lagebild-postgres")
	must("install", "region", regionDir, "--set", "samples.enabled=true")
	if got := c.count(t, "municipalities"); got != 72 {
		t.Errorf("got %d municipalities, want 72", got)
	}
	// The hook would wait for a Job that nobody runs here.
	must("upgrade", "lagebild", chartDir, "--set", "database.kind=builtin,server.replicas=3", "--no-hooks")
	deployment, err := c.client.AppsV1().Deployments(namespace).Get(t.Context(), "lagebild-server", metav1.GetOptions{})
	if err != nil || *deployment.Spec.Replicas != 3 {
		t.Errorf("after the upgrade: %v, %+v", err, deployment)
	}
	if c.secret(t, "lagebild-postgres") != first {
		t.Error("the upgrade made another password, which the database does not know")
	}
	jobs, err := c.client.BatchV1().Jobs(namespace).List(t.Context(), metav1.ListOptions{})
	if err != nil || len(jobs.Items) != 0 {
		t.Errorf("after the upgrade: %v, %d Jobs, want that of the installation gone", err, len(jobs.Items))
	}
	must("uninstall", "lagebild")
	must("uninstall", "region")
	if got := c.count(t, "municipalities"); got != 72 {
		t.Errorf("after the release went there are %d municipalities, want all 72", got)
	}
	if _, err := c.client.AppsV1().Deployments(namespace).Get(t.Context(), "lagebild-server", metav1.GetOptions{}); !apierrors.IsNotFound(err) {
		t.Errorf("after the release went: %v, want the server gone", err)
	}
	must("install", "lagebild", chartDir, "--set", "database.kind=builtin")
	if c.secret(t, "lagebild-postgres") != first {
		t.Error("a second installation made another password, which the kept database does not know")
	}
	must("install", "region", regionDir, "--set", "samples.enabled=true")
}

// secret gives the address of the database in a Secret.
func (c *cluster) secret(t *testing.T, name string) string {
	t.Helper()
	s, err := c.client.CoreV1().Secrets(namespace).Get(t.Context(), name, metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return string(s.Data["url"])
}

// count gives the number of our objects of a kind.
func (c *cluster) count(t *testing.T, resource string) int {
	t.Helper()
	kind := schema.GroupVersionResource{Group: "lagebild.dev", Version: "v1alpha1", Resource: resource}
	list, err := c.dynamic.Resource(kind).Namespace(namespace).List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return len(list.Items)
}

// force is the flag with which Helm takes over CRDs from another on an API server before 1.31, which drops their selectableFields and
// then holds what is applied again for a change; nothing on others.
func (c *cluster) force(t *testing.T) []string {
	t.Helper()
	v, err := c.client.Discovery().ServerVersion()
	if err != nil {
		t.Fatal(err)
	}
	minor, err := strconv.Atoi(v.Minor)
	if err != nil {
		t.Fatalf("the API server's version %+v: %v", v, err)
	}
	if minor >= 31 {
		return nil
	}
	return []string{"--force-conflicts"}
}
