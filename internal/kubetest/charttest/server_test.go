//go:build chart && unix

package charttest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"

	"github.com/lagebild/lagebild/internal/kubetest"
	"github.com/lagebild/lagebild/internal/kubetest/apiserver"
	"github.com/lagebild/lagebild/internal/kubetest/assets"
)

// foreign are the CRDs of others whose objects the charts make, by module and file.
var foreign = map[string]string{
	"sigs.k8s.io/gateway-api": "config/crd/standard/gateway.networking.k8s.io_httproutes.yaml",
	"github.com/prometheus-operator/prometheus-operator podmonitors":     "example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml",
	"github.com/prometheus-operator/prometheus-operator servicemonitors": "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml",
	"github.com/prometheus-operator/prometheus-operator prometheusrules": "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml",
}

// foreignCRDs collects them.
func foreignCRDs(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"cnpg.yaml": {Data: []byte(read(t, "testdata/postgresql.cnpg.io_clusters.json"))}}
	dirs := map[string]string{}
	dec := json.NewDecoder(strings.NewReader(run(t, "go", "-C", root+"/.tools/chart-crds", "mod", "download", "-json")))
	for dec.More() {
		var m struct{ Path, Dir string }
		if err := dec.Decode(&m); err != nil {
			t.Fatal(err)
		}
		dirs[m.Path] = m.Dir
	}
	for key, file := range foreign {
		module, _, _ := strings.Cut(key, " ")
		out[filepath.Base(file)] = &fstest.MapFile{Data: []byte(read(t, filepath.Join(dirs[module], file)))}
	}
	return out
}

// cluster is a real API server that knows all kinds of the charts and whose namespaces enforce restricted pods.
type cluster struct {
	admin    *rest.Config
	dynamic  dynamic.Interface
	client   *kubernetes.Clientset
	mapper   meta.RESTMapper
	mu       sync.Mutex
	warnings []string
}

func newCluster(t *testing.T) *cluster {
	t.Helper()
	c := &cluster{admin: rest.CopyConfig(kubetest.Start(t))}
	if err := apiserver.InstallCRDs(t.Context(), c.admin, foreignCRDs(t)); err != nil {
		t.Fatal(err)
	}
	c.connect(t)
	return c
}

// connect makes the clients and the namespaces.
func (c *cluster) connect(t *testing.T) {
	t.Helper()
	c.admin.WarningHandler = c
	var err error
	if c.dynamic, err = dynamic.NewForConfig(c.admin); err != nil {
		t.Fatal(err)
	}
	if c.client, err = kubernetes.NewForConfig(c.admin); err != nil {
		t.Fatal(err)
	}
	kinds, err := restmapper.GetAPIGroupResources(discovery.NewDiscoveryClient(c.client.RESTClient()))
	if err != nil {
		t.Fatal(err)
	}
	c.mapper = restmapper.NewDiscoveryRESTMapper(kinds)
	for _, name := range []string{namespace, "sauerland", "sauerland-presse"} {
		ns := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{
			"pod-security.kubernetes.io/enforce": "restricted", "pod-security.kubernetes.io/warn": "restricted",
		}}}
		if _, err := c.client.CoreV1().Namespaces().Create(t.Context(), ns, metav1.CreateOptions{}); err != nil && !apierrors.IsAlreadyExists(err) {
			t.Fatal(err)
		}
	}
}

// HandleWarningHeader collects what the API server warns of, such as pods that it will not admit.
func (c *cluster) HandleWarningHeader(_ int, _, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.warnings = append(c.warnings, text)
}

func (c *cluster) taken() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := c.warnings
	c.warnings = nil
	return w
}

// dryApply asks the server whether it would take an object, strictly, and what it warns of.
func (c *cluster) dryApply(t *testing.T, u *unstructured.Unstructured) ([]string, error) {
	t.Helper()
	c.taken()
	kind := u.GroupVersionKind()
	mapping, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	if err != nil {
		return nil, err
	}
	var client dynamic.ResourceInterface = c.dynamic.Resource(mapping.Resource)
	if mapping.Scope.Name() == meta.RESTScopeNameNamespace {
		client = c.dynamic.Resource(mapping.Resource).Namespace(u.GetNamespace())
	}
	data, err := json.Marshal(u.Object)
	if err != nil {
		t.Fatal(err)
	}
	force := true
	_, err = client.Patch(t.Context(), u.GetName(), types.ApplyPatchType, data, metav1.PatchOptions{
		FieldManager: "charttest", Force: &force, DryRun: []string{metav1.DryRunAll}, FieldValidation: metav1.FieldValidationStrict,
	})
	return c.taken(), err
}

// dryPod asks the server whether it would admit the pods of an object. For the object itself it only warns.
func (c *cluster) dryPod(t *testing.T, u *unstructured.Unstructured) error {
	t.Helper()
	var pod corev1.Pod
	if err := runtime.DefaultUnstructuredConverter.FromUnstructured(podSpec(u), &pod.Spec); err != nil {
		return err
	}
	// Volumes of a claim template are the controller's to add.
	for _, v := range claims(u) {
		pod.Spec.Volumes = append(pod.Spec.Volumes, corev1.Volume{Name: v})
	}
	pod.Name, pod.Namespace, pod.Labels = "trial", u.GetNamespace(), podLabels(u)
	_, err := c.client.CoreV1().Pods(u.GetNamespace()).Create(t.Context(), &pod, metav1.CreateOptions{DryRun: []string{metav1.DryRunAll}})
	return err
}

func claims(u *unstructured.Unstructured) []string {
	list, _ := at(u, "spec", "volumeClaimTemplates").([]any)
	var out []string
	for _, c := range list {
		name, _, _ := unstructured.NestedString(c.(map[string]any), "metadata", "name")
		out = append(out, name)
	}
	return out
}

// TestServerTakesEveryExample: a real API server with Pod Security "restricted" takes each object, without a warning.
func TestServerTakesEveryExample(t *testing.T) {
	c := newCluster(t)
	pods, objects := 0, 0
	for _, e := range examples(t) {
		for _, u := range render(t, e.chart, e.values) {
			objects++
			warnings, err := c.dryApply(t, u)
			if err != nil {
				t.Errorf("%s: %s %s: %v", e.name, u.GetKind(), u.GetName(), err)
			}
			for _, w := range warnings {
				t.Errorf("%s: %s %s: warning: %s", e.name, u.GetKind(), u.GetName(), w)
			}
			if podSpec(u) == nil || u.GetKind() == "Pod" {
				continue
			}
			pods++
			if err := c.dryPod(t, u); err != nil {
				t.Errorf("%s: pods of %s %s: %v", e.name, u.GetKind(), u.GetName(), err)
			}
		}
	}
	t.Logf("the API server %s would take %d objects and admit the pods of %d", assets.Kubernetes, objects, pods)
	if pods < 15 {
		t.Errorf("got %d kinds of pods, want those of every example", pods)
	}
}

// TestServerRefuses: a dry run that refuses nothing proves nothing.
func TestServerRefuses(t *testing.T) {
	c := newCluster(t)
	deployment := of(t, render(t, chartDir, ""), "Deployment", "-server")
	bad := deployment.DeepCopy()
	_ = unstructured.SetNestedField(bad.Object, true, "spec", "template", "spec", "hostNetwork")
	if warnings, err := c.dryApply(t, bad); err != nil || len(warnings) == 0 {
		t.Errorf("hostNetwork: %v, warnings %q, want the object taken with a warning", err, warnings)
	}
	if err := c.dryPod(t, bad); !apierrors.IsForbidden(err) {
		t.Errorf("a pod with hostNetwork: got %v, want forbidden", err)
	}
	bad = deployment.DeepCopy()
	_ = unstructured.SetNestedField(bad.Object, "x", "spec", "replica")
	if _, err := c.dryApply(t, bad); err == nil {
		t.Error("a field that there is not was taken")
	}
	for _, kind := range []string{"PrometheusRule", "PodMonitor", "HTTPRoute", "Cluster", "ServiceMonitor"} {
		u := of(t, render(t, chartDir, chartDir+"/ci/production.yaml"), kind, map[string]string{"PodMonitor": "scraper"}[kind])
		_ = unstructured.SetNestedField(u.Object, "x", "spec", "nonsense")
		if _, err := c.dryApply(t, u); err == nil {
			t.Errorf("%s: a field that there is not was taken", kind)
		}
	}
}

// TestKubeconform checks every example strictly with kubeconform, by schemas of the API server's own.
func TestKubeconform(t *testing.T) {
	c := newCluster(t)
	dir := t.TempDir()
	var files []string
	groups := map[string]bool{}
	for _, e := range examples(t) {
		text := rendered(t, templateArgs(e.chart, e.values)...)
		for _, u := range objects(t, text) {
			groups[u.GetAPIVersion()] = true
		}
		file := filepath.Join(dir, strings.ReplaceAll(e.name, "/", "-")+".yaml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	schemas := c.writeSchemas(t, groups)
	base := []string{"-strict", "-summary", "-output", "json", "-schema-location", schemas + "/{{.ResourceKind}}-{{.Group}}-{{.ResourceAPIVersion}}.json"}
	out, err := try(t, tool(t, "LAGEBILD_KUBECONFORM"), append(slices.Clone(base), files...)...)
	var got struct {
		Resources []struct{ Filename, Kind, Name, Msg string }
		Summary   struct{ Valid, Invalid, Errors, Skipped int }
	}
	if e := json.Unmarshal([]byte(out), &got); e != nil {
		t.Fatalf("%v, %v: %s", err, e, out)
	}
	for _, r := range got.Resources {
		t.Errorf("%s: %s %s: %s", filepath.Base(r.Filename), r.Kind, r.Name, r.Msg)
	}
	if s := got.Summary; err != nil || s.Valid < 100 || s.Invalid+s.Errors+s.Skipped > 0 {
		t.Errorf("%v: %+v", err, s)
	}
	t.Logf("kubeconform: %d valid", got.Summary.Valid)
	bad := filepath.Join(dir, "bad.yaml")
	if err := os.WriteFile(bad, []byte("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {port: 1}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := try(t, tool(t, "LAGEBILD_KUBECONFORM"), append(base, bad)...); err == nil {
		t.Errorf("a field that there is not was taken: %s", out)
	}
}

// writeSchemas writes a JSON schema for each kind of some API versions and gives their folder.
func (c *cluster) writeSchemas(t *testing.T, versions map[string]bool) string {
	t.Helper()
	dir := t.TempDir()
	for version := range versions {
		path := "/openapi/v3/apis/" + version
		if !strings.Contains(version, "/") {
			path = "/openapi/v3/api/" + version
		}
		data, err := c.client.RESTClient().Get().AbsPath(path).DoRaw(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		var doc struct {
			Components struct {
				Schemas map[string]map[string]any `json:"schemas"`
			} `json:"components"`
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		strict(map[string]any{"all": toAny(doc.Components.Schemas)})
		group, _, _ := strings.Cut(version, "/")
		for name, schema := range doc.Components.Schemas {
			kinds, _ := schema["x-kubernetes-group-version-kind"].([]any)
			for _, k := range kinds {
				kind, _ := k.(map[string]any)
				if meta := strings.TrimPrefix(kind["group"].(string)+"/"+kind["version"].(string), "/"); meta != version {
					continue
				}
				out, err := json.Marshal(map[string]any{"$ref": "#/components/schemas/" + name, "components": doc.Components})
				if err != nil {
					t.Fatal(err)
				}
				file := strings.ToLower(kind["kind"].(string)) + "-" + group + "-" + version[strings.LastIndex(version, "/")+1:] + ".json"
				if err := os.WriteFile(filepath.Join(dir, file), out, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return dir
}

func toAny(m map[string]map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range m {
		out[k] = v
	}
	return out
}

// strict closes every object of which a schema says the fields.
func strict(v any) {
	switch v := v.(type) {
	case map[string]any:
		_, fields := v["properties"].(map[string]any)
		_, more := v["additionalProperties"]
		if fields && !more && v["x-kubernetes-preserve-unknown-fields"] != true {
			v["additionalProperties"] = false
		}
		for _, x := range v {
			strict(x)
		}
	case []any:
		for _, x := range v {
			strict(x)
		}
	}
}
