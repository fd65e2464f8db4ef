//go:build chart && unix

package charttest

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/kubetest/assets"
)

// TestCopiesAreInStep holds the files that a chart has to carry at those they come from.
func TestCopiesAreInStep(t *testing.T) {
	for _, c := range []struct{ from, to string }{
		{root + "/crds/*.yaml", chartDir + "/files/crds"},
		{root + "/config/rbac/role.yaml", chartDir + "/files/rbac"},
		{root + "/config/samples/*.yaml", regionDir + "/files/samples"},
	} {
		from, err := filepath.Glob(c.from)
		if err != nil || len(from) == 0 {
			t.Fatalf("%s: %v, %d files", c.from, err, len(from))
		}
		var names []string
		for _, f := range from {
			if filepath.Base(f) == "kustomization.yaml" {
				continue
			}
			names = append(names, filepath.Base(f))
			same(t, filepath.Join(c.to, filepath.Base(f)), read(t, f))
		}
		there, err := filepath.Glob(c.to + "/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range there {
			if !slices.Contains(names, filepath.Base(f)) {
				t.Errorf("%s: nothing in %s is called so: remove it", f, c.from)
			}
		}
	}
}

// TestCRDs: what the chart installs is what crds/ says, and stays when the release goes.
func TestCRDs(t *testing.T) {
	objs := render(t, chartDir, "")
	for _, name := range []string{"sources.lagebild.dev", "municipalities.lagebild.dev"} {
		crd := of(t, objs, "CustomResourceDefinition", name)
		if crd.GetAnnotations()["helm.sh/resource-policy"] != "keep" {
			t.Errorf("%s would be removed with the release, and all Sources with it", name)
		}
		plural, _, _ := strings.Cut(name, ".")
		want := objects(t, read(t, root+"/crds/lagebild.dev_"+plural+".yaml"))[0]
		if diff := cmp.Diff(want.Object["spec"], crd.Object["spec"]); diff != "" {
			t.Errorf("%s (-crds +chart):\n%s", name, diff)
		}
	}
	loose := of(t, render(t, chartDir, "", "--set", "crds.keep=false"), "CustomResourceDefinition", "sources.lagebild.dev")
	if _, kept := loose.GetAnnotations()["helm.sh/resource-policy"]; kept {
		t.Error("crds.keep=false keeps them")
	}
	if has(render(t, chartDir, "", "--set", "crds.install=false"), "CustomResourceDefinition") {
		t.Error("crds.install=false installs them")
	}
}

// workloads are the kinds of which config/workloads has the chart's, by the file they go into.
var workloads = map[string]string{
	"Deployment": "deployments.yaml", "Service": "services.yaml", "Job": "migration.yaml", "PodDisruptionBudget": "disruption.yaml",
	"NetworkPolicy": "network_policies.yaml", "ServiceAccount": "service_accounts.yaml",
}

// TestKustomizeIsInStep: config/workloads is written from the chart's defaults, and config/default as a whole is them.
func TestKustomizeIsInStep(t *testing.T) {
	want := render(t, chartDir, "", "--set", "migration.hook=false", "--set", "tests.enabled=false")
	files := map[string]*strings.Builder{}
	for _, u := range want {
		plain(u)
		file, ok := workloads[u.GetKind()]
		if !ok || (u.GetKind() == "ServiceAccount" && u.GetName() == "lagebild-operator") { // that one is in config/rbac
			continue
		}
		if files[file] == nil {
			files[file] = &strings.Builder{}
			files[file].WriteString("# Made from the defaults of charts/lagebild by \"make chart\": do not edit.\n")
		}
		text, err := yaml.Marshal(u.Object)
		if err != nil {
			t.Fatal(err)
		}
		files[file].WriteString("---\n" + string(text))
	}
	for name, text := range files {
		same(t, root+"/config/workloads/"+name, text.String())
	}
	kubectl, err := assets.Kubectl(t.Context(), assets.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := objects(t, run(t, kubectl, "kustomize", root+"/config/default"))
	for _, u := range got {
		plain(u)
	}
	got = slices.DeleteFunc(got, func(u *unstructured.Unstructured) bool { return u.GetKind() == "Namespace" })
	if diff := cmp.Diff(byName(want), byName(got)); diff != "" {
		t.Errorf("config/default is not the chart's defaults (-chart +kustomize):\n%s", diff)
	}
}

// plain takes away what tells the two ways of installing apart: who manages an object, and labels that serve nobody but people.
func plain(u *unstructured.Unstructured) {
	labels := func(m map[string]string, all bool) map[string]string {
		for k := range m {
			if all || k == "helm.sh/chart" || k == "app.kubernetes.io/managed-by" {
				delete(m, k)
			}
		}
		if len(m) == 0 {
			return nil
		}
		return m
	}
	_, filed := workloads[u.GetKind()]
	u.SetLabels(labels(u.GetLabels(), !filed || u.GetKind() == "ServiceAccount"))
	if pod, ok, _ := unstructured.NestedStringMap(u.Object, "spec", "template", "metadata", "labels"); ok {
		_ = unstructured.SetNestedStringMap(u.Object, labels(pod, false), "spec", "template", "metadata", "labels")
	}
	annotations := u.GetAnnotations()
	delete(annotations, "helm.sh/resource-policy")
	if len(annotations) == 0 {
		annotations = nil
	}
	u.SetAnnotations(annotations)
	if u.GetName() == "lagebild-operator" && u.GetKind() == "ServiceAccount" {
		delete(u.Object, "automountServiceAccountToken")
	}
	if name := u.GetAnnotations()["controller-gen.kubebuilder.io/version"]; name != "" {
		unstructured.RemoveNestedField(u.Object, "metadata", "creationTimestamp")
	}
}

// byName orders objects so that they can be compared.
func byName(objs []*unstructured.Unstructured) map[string]any {
	out := map[string]any{}
	for _, u := range objs {
		out[u.GetKind()+" "+u.GetNamespace()+"/"+u.GetName()] = u.Object
	}
	return out
}

// TestRegionSamples: the sub-chart gives the objects of config/samples, on other hosts.
func TestRegionSamples(t *testing.T) {
	got := render(t, regionDir, regionDir+"/ci/samples.yaml")
	counts := map[string]int{}
	for _, u := range got {
		counts[u.GetKind()]++
		text, err := yaml.Marshal(u.Object["spec"])
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "localhost") {
			t.Errorf("%s %s still names this machine:\n%s", u.GetKind(), u.GetName(), text)
		}
	}
	if counts["Municipality"] != 72 || counts["Source"] < 72 {
		t.Errorf("got %v, want 72 bodies and a source for each at least", counts)
	}
	var want int
	files, err := filepath.Glob(root + "/config/samples/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		want += strings.Count("\n"+read(t, f), "\nkind: Source\n")
	}
	if counts["Source"] != want {
		t.Errorf("got %d sources, want the %d of config/samples", counts["Source"], want)
	}
}
