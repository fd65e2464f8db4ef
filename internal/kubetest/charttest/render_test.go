//go:build chart && unix

package charttest

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// TestMigration: a hook where the database is there beforehand, else a Job beside it; and every role waits for it.
func TestMigration(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		hook bool
	}{
		{"external", nil, true},
		{"external, no hooks", []string{"--set", "migration.hook=false"}, false},
		{"builtin, first installation", []string{"--set", "database.kind=builtin"}, false},
		{"builtin, upgrade", []string{"--set", "database.kind=builtin", "--is-upgrade"}, true},
		{"cloudnativepg, first installation", []string{"--set", "database.kind=cloudnativepg"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			objs := render(t, chartDir, "", c.args...)
			name := "lagebild-migration"
			if !c.hook {
				name = ""
			}
			job := of(t, objs, "Job", name)
			if got := job.GetAnnotations()["helm.sh/hook"]; (got == "pre-install,pre-upgrade") != c.hook {
				t.Errorf("hook %q, want one: %t", got, c.hook)
			}
			account := of(t, objs, "ServiceAccount", "-migration")
			if _, hook := account.GetAnnotations()["helm.sh/hook"]; hook != c.hook {
				t.Error("the account of the Job has to be there when the Job is, and not before")
			}
			for _, role := range []string{"operator", "scraper", "server"} {
				first := containers(of(t, objs, "Deployment", role), "initContainers")[0]
				if got := args(first); !slices.Equal(got[:2], []string{"migrate", "--wait"}) {
					t.Errorf("%s starts with %q, want it to wait for the migration", role, got)
				}
			}
		})
	}
}

// TestAnotherMigrationIsAnotherJob: a Job cannot be changed, so that one whose pods are others has to have another name.
func TestAnotherMigrationIsAnotherJob(t *testing.T) {
	seen := map[string]string{}
	for _, set := range []string{
		"image.tag=v1", "image.tag=v2", "log.level=debug", "migration.resources.limits.memory=1Gi", "migration.waitSeconds=7",
		"database.external.key=dsn", "commonLabels.team=it", "imagePullSecrets[0].name=mine",
	} {
		name := of(t, render(t, chartDir, "", "--set", "migration.hook=false", "--set", set), "Job", "").GetName()
		if !strings.HasPrefix(name, "lagebild-migration-") {
			t.Errorf("--set %s: got %s", set, name)
		}
		if other := seen[name]; other != "" {
			t.Errorf("--set %s and --set %s both have the Job %s", set, other, name)
		}
		seen[name] = set
	}
}

func TestDatabaseURL(t *testing.T) {
	for _, c := range []struct{ args, secret, key string }{
		{"database.kind=external", "lagebild-database", "url"},
		{"database.external.secretName=mine,database.external.key=dsn", "mine", "dsn"},
		{"database.kind=cloudnativepg", "lagebild-postgres-app", "uri"},
		{"database.kind=builtin", "lagebild-postgres", "url"},
		{"database.kind=builtin,database.builtin.existingSecret=mine", "mine", "url"},
	} {
		t.Run(c.args, func(t *testing.T) {
			for _, u := range render(t, chartDir, "", "--set", c.args) {
				for _, con := range append(containers(u, "initContainers"), containers(u, "containers")...) {
					if first := args(con); len(first) == 0 || first[0] == "ask" {
						continue
					}
					ref, _, _ := unstructured.NestedMap(env(con)["DATABASE_URL"], "valueFrom", "secretKeyRef")
					if ref["name"] != c.secret || ref["key"] != c.key {
						t.Errorf("%s %s takes the database from %v", u.GetKind(), u.GetName(), ref)
					}
				}
			}
		})
	}
}

// TestUpgradeLeavesTheDatabaseAlone: a new version of Lagebild is no reason to restart PostgreSQL.
func TestUpgradeLeavesTheDatabaseAlone(t *testing.T) {
	var before []*unstructured.Unstructured
	for _, version := range []string{"v1", "v2"} {
		dir := filepath.Join(t.TempDir(), "lagebild")
		if err := os.CopyFS(dir, os.DirFS(chartDir)); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "Chart.yaml")
		text := regexp.MustCompile(`(?m)^(version|appVersion): .*$`).ReplaceAllString(read(t, file), `$1: "9.9.`+version[1:]+`"`)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		after := render(t, dir, "", "--set", "database.kind=builtin,database.builtin.password=x,image.tag="+version)
		if before != nil {
			if diff := cmp.Diff(podTemplate(of(t, before, "StatefulSet", "")), podTemplate(of(t, after, "StatefulSet", ""))); diff != "" {
				t.Errorf("the pod of the database changes:\n%s", diff)
			}
			if cmp.Equal(podTemplate(of(t, before, "Deployment", "-server")), podTemplate(of(t, after, "Deployment", "-server"))) {
				t.Error("nothing changes for the server either: this proves nothing")
			}
		}
		before = after
	}
}

func podTemplate(u *unstructured.Unstructured) any { return at(u, "spec", "template") }

// TestBuiltinPassword: characters that mean something in an address must not break it.
func TestBuiltinPassword(t *testing.T) {
	secret := of(t, render(t, chartDir, "", "--set", "database.kind=builtin", "--set-string", "database.builtin.password=a/b@c:d?e"), "Secret", "-postgres")
	want := "postgres://lagebild:a%2Fb%40c%3Ad%3Fe@lagebild-postgres:5432/lagebild?sslmode=disable"
	if got := at(secret, "stringData", "url"); got != want {
		t.Errorf("got %v, want %s", got, want)
	}
	made := of(t, render(t, chartDir, "", "--set", "database.kind=builtin"), "Secret", "-postgres")
	if p, _ := at(made, "stringData", "password").(string); len(p) != 32 {
		t.Errorf("got a password of %d characters, want 32", len(p))
	}
}

// TestNames: two releases in one namespace do not get in each other's way, and long names are cut where Kubernetes allows.
func TestNames(t *testing.T) {
	seen := map[string]string{}
	for _, release := range []string{"lagebild", "sauerland", "siegerland", strings.Repeat("lang-", 10) + "x"} {
		out := run(t, tool(t, "LAGEBILD_HELM"), "template", release, chartDir, "--set", "crds.install=false,database.kind=builtin,scraper.autoscaling.enabled=true")
		for _, u := range objects(t, out) {
			if u.GetKind() == "Secret" && u.GetName() == "" || len(u.GetName()) > 63 {
				t.Errorf("%s has the name %q", u.GetKind(), u.GetName())
			}
			key := u.GetKind() + " " + u.GetName()
			if other, ok := seen[key]; ok && other != release {
				t.Errorf("releases %s and %s both have %s", other, release, key)
			}
			seen[key] = release
		}
	}
}

// TestWatchNamespaces: an operator of some namespaces has no right in others.
func TestWatchNamespaces(t *testing.T) {
	objs := render(t, chartDir, chartDir+"/ci/region.yaml")
	for _, u := range objs {
		if u.GetKind() == "ClusterRoleBinding" && strings.HasSuffix(u.GetName(), "-operator") {
			t.Errorf("%s binds the operator's role in all namespaces", u.GetName())
		}
	}
	var in []string
	for _, u := range objs {
		if u.GetKind() == "RoleBinding" && strings.HasSuffix(u.GetName(), "-objects") {
			in = append(in, u.GetNamespace())
		}
	}
	if !slices.Equal(in, []string{"sauerland", "sauerland-presse"}) {
		t.Errorf("bound in %v", in)
	}
	if got := args(containers(of(t, objs, "Deployment", "-operator"), "containers")[0]); !slices.Contains(got, "--watch-namespaces=sauerland,sauerland-presse") {
		t.Errorf("the operator is started with %q", got)
	}
}

// TestAutoscaling: whoever scales says how many pods there are, and the Deployment does not.
func TestAutoscaling(t *testing.T) {
	for _, role := range []string{"scraper", "server"} {
		off := render(t, chartDir, "")
		if has(off, "HorizontalPodAutoscaler") || at(of(t, off, "Deployment", role), "spec", "replicas") == nil {
			t.Errorf("%s: scales by default", role)
		}
		on := render(t, chartDir, "", "--set", role+".autoscaling.enabled=true")
		if at(of(t, on, "Deployment", role), "spec", "replicas") != nil {
			t.Errorf("%s: each upgrade would undo what the autoscaler did", role)
		}
		if got := at(of(t, on, "HorizontalPodAutoscaler", role), "spec", "scaleTargetRef", "name"); got != "lagebild-"+role {
			t.Errorf("%s: scales %v", role, got)
		}
	}
}

// TestScraperReachesNoClusterAddress holds the policy at what matters most: no hole into the cluster.
func TestScraperReachesNoClusterAddress(t *testing.T) {
	policy := of(t, render(t, chartDir, ""), "NetworkPolicy", "-scraper")
	rules, _ := at(policy, "spec", "egress").([]any)
	var open int
	for _, r := range rules {
		rule, _ := r.(map[string]any)
		peers, _ := rule["to"].([]any)
		ports, _, _ := unstructured.NestedSlice(rule, "ports")
		if len(peers) == 0 && len(ports) != 1 {
			t.Errorf("a rule without peers is for the database's port alone, got %v", rule)
		}
		for _, p := range peers {
			except, _, _ := unstructured.NestedStringSlice(p.(map[string]any), "ipBlock", "except")
			switch cidr, _, _ := unstructured.NestedString(p.(map[string]any), "ipBlock", "cidr"); cidr {
			case "0.0.0.0/0":
				open++
				for _, private := range []string{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "127.0.0.0/8"} {
					if !slices.Contains(except, private) {
						t.Errorf("scrapers reach %s", private)
					}
				}
			case "::/0":
				open++
				if !slices.Contains(except, "fc00::/7") || !slices.Contains(except, "fe80::/10") {
					t.Errorf("scrapers reach private IPv6 networks, but for %v", except)
				}
			}
		}
	}
	if open != 2 {
		t.Errorf("got %d rules for the web, want one for each version of IP", open)
	}
	server := of(t, render(t, chartDir, ""), "NetworkPolicy", "-server")
	if got, _ := at(server, "spec", "egress").([]any); len(got) != 2 {
		t.Errorf("the server reaches %v, want names and the database", got)
	}
}

// TestCalledFlags: the arguments that values become.
func TestCalledFlags(t *testing.T) {
	objs := render(t, chartDir, chartDir+"/ci/production.yaml", "--set", "simulation=http://r:1,scraper.allowAnyPort=true")
	want := map[string][]string{
		"scraper":  {"scraper", "--workers=8", "--gap=2s", "--contact=https://lage.example/kontakt", "--uplink=9.9.9.9:53,1.1.1.1:443", "--allow-any-port", "--simulation=http://r:1", "--log-format=json"},
		"server":   {"server", "--listen=:8470", "--client-rate=20", "--client-burst=200", "--origin=https://lage.example", "--proxies=10.0.0.0/8", "--simulation=http://r:1"},
		"operator": {"operator", "--workers=16", "--metrics-listen=:8443", "--simulation=http://r:1", "--log-level=info"},
	}
	for role, flags := range want {
		got := args(containers(of(t, objs, "Deployment", role), "containers")[0])
		for _, f := range flags {
			if !slices.Contains(got, f) {
				t.Errorf("%s is started with %q, want %s among them", role, got, f)
			}
		}
	}
	// Numbers that YAML reads as floating point must not come out as 1e+06.
	big := render(t, chartDir, "", "--set", "server.clientBurst=1000000,server.clientRate=1500000.5")
	got := args(containers(of(t, big, "Deployment", "server"), "containers")[0])
	if !slices.Contains(got, "--client-burst=1000000") || !slices.Contains(got, "--client-rate=1500000.5") {
		t.Errorf("got %q", got)
	}
}

// podSpec is where an object says what its pods are, nil if it has none.
func podSpec(u *unstructured.Unstructured) map[string]any {
	path := []string{"spec", "template", "spec"}
	if u.GetKind() == "Pod" {
		path = path[:1]
	}
	spec, _, _ := unstructured.NestedMap(u.Object, path...)
	if spec["containers"] == nil {
		return nil
	}
	return spec
}

// containers are those of an object's pods; field is containers or initContainers.
func containers(u *unstructured.Unstructured, field string) []map[string]any {
	list, _ := podSpec(u)[field].([]any)
	var out []map[string]any
	for _, c := range list {
		out = append(out, c.(map[string]any))
	}
	return out
}

func args(container map[string]any) []string {
	out, _, _ := unstructured.NestedStringSlice(container, "args")
	return out
}

func env(container map[string]any) map[string]map[string]any {
	out := map[string]map[string]any{}
	list, _ := container["env"].([]any)
	for _, e := range list {
		m := e.(map[string]any)
		out[m["name"].(string)] = m
	}
	return out
}
