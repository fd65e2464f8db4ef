package release

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestUsage(t *testing.T) {
	const summary = `{"node": {"nodeName": "node1"}, "pods": [
		{"podRef": {"name": "lagebild-scraper-5d-x", "namespace": "lagebild"}, "cpu": {"usageCoreNanoSeconds": 1500000000}, "memory": {"usageBytes": 9, "workingSetBytes": 7}},
		{"podRef": {"name": "coredns", "namespace": "kube-system"}}]}`
	got := map[string]Usage{}
	if err := addUsage(got, []byte(summary)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]Usage{"lagebild-scraper-5d-x": {Memory: 7, CPU: 1500 * time.Millisecond}}, got); diff != "" {
		t.Error(diff)
	}
	if err := addUsage(got, []byte(`{"pods": [{"podRef": {"name": "a", "namespace": "lagebild"}, "memory": {"workingSetBytes": 7}}]}`)); err == nil {
		t.Error("a pod that is not measured passes")
	}
}

func TestRole(t *testing.T) {
	for pod, want := range map[string]string{
		"lagebild-operator-84ff674968-5npjk": "operator", "lagebild-server-1-2": "server", "lagebild-scraper-1-2": "scraper",
		"lagebild-postgres-0": "postgres", "lagebild-migration-x": "", "region-1": "",
	} {
		if got := Role(pod); got != want {
			t.Errorf("%s: %q, want %q", pod, got, want)
		}
	}
}
