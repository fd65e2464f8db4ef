//go:build unix

package kubetest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
)

func TestMain(m *testing.M) { os.Exit(Main(m)) }

var (
	sources        = schema.GroupVersionResource{Group: "lagebild.dev", Version: "v1alpha1", Resource: "sources"}
	municipalities = schema.GroupVersionResource{Group: "lagebild.dev", Version: "v1alpha1", Resource: "municipalities"}
)

func objects(t *testing.T, cfg *rest.Config) dynamic.Interface {
	t.Helper()
	c, err := dynamic.NewForConfig(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func clientset(t *testing.T, cfg *rest.Config) *kubernetes.Clientset {
	t.Helper()
	c, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func municipality(ags string) *unstructured.Unstructured {
	return &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": "lagebild.dev/v1alpha1", "kind": "Municipality", "metadata": map[string]any{"name": "altena"},
		"spec": map[string]any{"ags": ags, "name": "Altena", "kind": "Town", "districtAGS": "05962"},
	}}
}

func TestServerHasOurKindsAndChecksThem(t *testing.T) {
	ns := Namespace(t)
	c := objects(t, Start(t)).Resource(municipalities).Namespace(ns)
	if _, err := c.Create(t.Context(), municipality("0596"), metav1.CreateOptions{}); !apierrors.IsInvalid(err) {
		t.Errorf("an AGS that is none: got %v, want it to be refused as invalid", err)
	}
	if _, err := c.Create(t.Context(), municipality("05962004"), metav1.CreateOptions{}); err != nil {
		t.Errorf("a good one: %v", err)
	}
}

func TestVersion(t *testing.T) {
	if os.Getenv("KUBEBUILDER_ASSETS") != "" {
		t.Log("somebody else's programs: any version will do")
		return
	}
	v, err := clientset(t, Start(t)).Discovery().ServerVersion()
	if err != nil {
		t.Fatal(err)
	}
	if v.GitVersion[:5] != assets.Kubernetes[:5] {
		t.Errorf("got version %s, want that of %s", v.GitVersion, assets.Kubernetes)
	}
}

func TestAccountMayDoNothingUntilRBACSaysSo(t *testing.T) {
	ns := Namespace(t)
	admin := clientset(t, Start(t))
	account := objects(t, ServiceAccount(t, ns, "reader")).Resource(sources).Namespace(ns)
	if _, err := account.List(t.Context(), metav1.ListOptions{}); !apierrors.IsForbidden(err) {
		t.Fatalf("without a role: got %v, want forbidden", err)
	}
	role := &rbacv1.Role{
		ObjectMeta: metav1.ObjectMeta{Name: "reader"},
		Rules:      []rbacv1.PolicyRule{{APIGroups: []string{"lagebild.dev"}, Resources: []string{"sources"}, Verbs: []string{"list"}}},
	}
	if _, err := admin.RbacV1().Roles(ns).Create(t.Context(), role, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	binding := &rbacv1.RoleBinding{
		ObjectMeta: metav1.ObjectMeta{Name: "reader"}, RoleRef: rbacv1.RoleRef{APIGroup: "rbac.authorization.k8s.io", Kind: "Role", Name: "reader"},
		Subjects: []rbacv1.Subject{{Kind: "ServiceAccount", Name: "reader", Namespace: ns}},
	}
	if _, err := admin.RbacV1().RoleBindings(ns).Create(t.Context(), binding, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	eventually(t, func() error {
		_, err := account.List(t.Context(), metav1.ListOptions{})
		return err
	})
	if err := account.Delete(t.Context(), "altena", metav1.DeleteOptions{}); !apierrors.IsForbidden(err) {
		t.Errorf("a verb that the role does not have: got %v, want forbidden", err)
	}
}

func TestUser(t *testing.T) {
	cfg, err := Server(t).User("jutta", "krisenstab")
	if err != nil {
		t.Fatal(err)
	}
	_, err = clientset(t, cfg).CoreV1().Secrets("default").List(t.Context(), metav1.ListOptions{})
	if !apierrors.IsForbidden(err) {
		t.Errorf("got %v, want forbidden", err)
	}
}

// TestAPIServerAway is what tests of outages rest on: data and address outlive the API server.
func TestAPIServerAway(t *testing.T) {
	s := New(t)
	c := clientset(t, s.Config())
	made := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: "kept"}, Data: map[string]string{"a": "b"}}
	if _, err := c.CoreV1().ConfigMaps("default").Create(t.Context(), made, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := s.StopAPI(); err != nil {
		t.Fatal(err)
	}
	if _, err := c.CoreV1().ConfigMaps("default").Get(t.Context(), "kept", metav1.GetOptions{}); err == nil {
		t.Error("a stopped API server answered")
	}
	if err := s.StartAPI(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := c.CoreV1().ConfigMaps("default").Get(t.Context(), "kept", metav1.GetOptions{})
	if err != nil || got.Data["a"] != "b" {
		t.Errorf("after the API server was started again: got %v, %v", got.Data, err)
	}
	dir := s.Dir()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder %s is still there: %v", dir, err)
	}
}

// TestDefinitionsPassDryRun is what somebody does who installs the definitions with kubectl on a server without them.
func TestDefinitionsPassDryRun(t *testing.T) {
	o := assets.FromEnv(os.Getenv)
	kubectl, err := assets.Kubectl(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	found, err := assets.Locate(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	s, err := apiserver.Start(t.Context(), apiserver.Options{Assets: found})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	kubeconfig := filepath.Join(t.TempDir(), "kubeconfig")
	if err := apiserver.WriteKubeconfig(kubeconfig, "default", s.Config()); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), kubectl, "--kubeconfig", kubeconfig, "apply", "--dry-run=server", "-k", "../../crds").CombinedOutput()
	if err != nil || strings.Count(string(out), " created (server dry run)\n") < 2 || strings.Contains(string(out), "Warning") {
		t.Errorf("%v\n%s", err, out)
	}
}

// eventually waits until f gives no error; caches in the API server make some changes count a moment later.
func eventually(t *testing.T, f func() error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for {
		err := f()
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("it did not come to pass: %v", err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// Clients ask discovery once, at their start: InstallCRDs goes on asking until what it has installed stands in it. Here the first answers are
// those of before, as of a server whose discovery lags.
func TestInstalledDefinitionsAreDiscovered(t *testing.T) {
	const late = 3
	cfg, asked := rest.CopyConfig(Start(t)), 0
	var before []byte
	cfg.Wrap(func(rt http.RoundTripper) http.RoundTripper {
		return roundTrip(func(r *http.Request) (*http.Response, error) {
			res, err := rt.RoundTrip(r)
			if err != nil || r.URL.Path != "/apis" {
				return res, err
			}
			now, err := io.ReadAll(res.Body)
			_ = res.Body.Close()
			switch asked++; {
			case asked == 1:
				before = now
			case asked <= 1+late:
				now = before
			}
			res.Body, res.ContentLength = io.NopCloser(bytes.NewReader(now)), int64(len(now))
			return res, err
		})
	})
	if _, _, err := clientset(t, cfg).Discovery().ServerGroupsAndResources(); err != nil {
		t.Fatal(err)
	}
	err := apiserver.InstallCRDs(t.Context(), cfg, fstest.MapFS{"things.yaml": {Data: []byte(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.discovered.example}
spec:
  group: discovered.example
  scope: Namespaced
  names: {plural: things, singular: thing, kind: Thing, listKind: ThingList}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
`)}})
	if err != nil || asked < 1+late+1 {
		t.Errorf("got %v after %d answers of discovery, want no error and %d of them at least", err, asked, 1+late+1)
	}
}

// roundTrip is a transport made of a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
