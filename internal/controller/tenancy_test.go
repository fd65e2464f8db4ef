package controller_test

import (
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	coordinationv1 "k8s.io/api/coordination/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/controller"
	"github.com/lagebild/lagebild/internal/kubetest"
)

const rbacDir = "../../config/rbac/"

// roles reads the generated roles.
func roles(t *testing.T) (cluster rbacv1.ClusterRole, lease rbacv1.Role, metrics rbacv1.ClusterRole) {
	t.Helper()
	read := func(file string, into ...any) {
		f, err := os.Open(rbacDir + file)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		docs := yaml.NewYAMLOrJSONDecoder(f, 4096)
		for _, v := range into {
			if err := docs.Decode(v); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
		}
	}
	read("role.yaml", &cluster, &lease)
	read("metrics_auth.yaml", &metrics)
	return cluster, lease, metrics
}

// grant binds the operator's roles to its ServiceAccount: cluster-wide, or in some namespaces only.
func (w *world) grant(t *testing.T, namespaces ...string) *rest.Config {
	t.Helper()
	cluster, lease, metrics := roles(t)
	who := []rbacv1.Subject{{Kind: "ServiceAccount", Name: "lagebild-operator", Namespace: w.ns}}
	cluster.Name, metrics.Name = w.ns+"-operator", w.ns+"-metrics"
	lease.Namespace = w.ns
	w.create(&cluster, &lease, &metrics,
		&rbacv1.RoleBinding{
			ObjectMeta: metav1.ObjectMeta{Namespace: w.ns, Name: "lease"}, Subjects: who,
			RoleRef: rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "Role", Name: lease.Name},
		},
		&rbacv1.ClusterRoleBinding{
			ObjectMeta: metav1.ObjectMeta{Name: metrics.Name}, Subjects: who,
			RoleRef: rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: metrics.Name},
		})
	ref := rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: cluster.Name}
	if len(namespaces) == 0 {
		w.create(&rbacv1.ClusterRoleBinding{ObjectMeta: metav1.ObjectMeta{Name: cluster.Name}, Subjects: who, RoleRef: ref})
	}
	for _, ns := range namespaces {
		w.create(&rbacv1.RoleBinding{ObjectMeta: metav1.ObjectMeta{Namespace: ns, Name: "operator"}, Subjects: who, RoleRef: ref})
	}
	return kubetest.ServiceAccount(t, w.ns, "lagebild-operator")
}

// TestWithTheGeneratedRolesOnly runs the operator as the ServiceAccount that config/rbac describes, for two namespaces of
// three: everything works there, the third is left alone, and nothing was tried that is forbidden.
func TestWithTheGeneratedRolesOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	second, third := *w, *w
	second.ns, third.ns = kubetest.Namespace(t), kubetest.Namespace(t)
	account := w.grant(t, w.ns, second.ns)
	metrics := freePort(t)
	w.operate(func(c *controller.Config) {
		c.REST, c.Namespaces = account, []string{w.ns, second.ns}
		c.Lease = controller.Lease{Namespace: w.ns, Identity: "a"}
		c.Metrics.Addr = metrics
	})
	for i, x := range []*world{w, &second, &third} {
		ags := []string{"05974052", "05974040", "05974028"}[i]
		x.create(x.town("werl", ags), x.page("tenant", "werl"))
	}
	for _, x := range []*world{w, &second} {
		x.awaitSource("tenant", "Ready=False:Pending")
	}
	for _, x := range []*world{w, &second} {
		x.run("tenant", nil)
		x.awaitSource("tenant", "Ready=True:Succeeded")
		src := x.page("tenant", "")
		if err := x.kube.Delete(t.Context(), src); err != nil {
			t.Fatal(err)
		}
		x.gone(src)
	}
	needy := w.page("account", "")
	needy.Spec.Type, needy.Spec.Page = v1alpha1.SourceTypeMastodon, nil
	needy.Spec.Mastodon = &v1alpha1.MastodonSource{Instance: "social.example", Account: "werl"}
	needy.Spec.SecretRef = &v1alpha1.LocalReference{Name: "token"}
	w.create(needy)
	got := w.awaitSource("account", "Ready=False:SecretNotFound")
	if m := message(got.Status.Conditions, "Ready"); !strings.Contains(m, "may not read Secret token") {
		t.Errorf("message %q", m)
	}
	if third.row("tenant") != nil {
		t.Error("a source of a namespace that is not watched has a row")
	}
	if log := w.log.String(); strings.Contains(log, "forbidden") {
		t.Errorf("the roles do not suffice:\n%s", tail(log, 3000))
	}
	w.metrics(t, metrics, account)
}

// metrics asks for metrics as nobody, as somebody without the right, and as somebody with it.
func (w *world) metrics(t *testing.T, addr string, operator *rest.Config) {
	t.Helper()
	reader := kubetest.ServiceAccount(t, w.ns, "prometheus")
	role := &rbacv1.ClusterRole{
		ObjectMeta: metav1.ObjectMeta{Name: w.ns + "-reader"},
		Rules:      []rbacv1.PolicyRule{{NonResourceURLs: []string{"/metrics"}, Verbs: []string{"get"}}},
	}
	w.create(role, &rbacv1.ClusterRoleBinding{
		ObjectMeta: metav1.ObjectMeta{Name: role.Name},
		Subjects:   []rbacv1.Subject{{Kind: "ServiceAccount", Name: "prometheus", Namespace: w.ns}},
		RoleRef:    rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: role.Name},
	})
	web := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true}}
	ask := func(token string) (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://"+addr+"/metrics", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if token != "" {
			req.Header.Set("Authorization", "Bearer "+token)
		}
		resp, err := web.Do(req)
		if err != nil {
			return 0, err.Error()
		}
		defer func() { _ = resp.Body.Close() }()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(body)
	}
	w.until(func() string { // it makes itself a certificate first, which a busy machine takes its time for
		if code, why := ask(""); code == 0 {
			return "metrics do not answer: " + why
		}
		return ""
	})
	if code, _ := ask(""); code != http.StatusUnauthorized {
		t.Errorf("metrics for nobody: %d", code)
	}
	if code, _ := ask(operator.BearerToken); code != http.StatusForbidden {
		t.Errorf("metrics for somebody without the right: %d", code)
	}
	w.until(func() string {
		code, body := ask(reader.BearerToken)
		if code != http.StatusOK || !strings.Contains(body, "controller_runtime_reconcile_total") {
			return "metrics for a reader: " + http.StatusText(code) + " " + tail(body, 200)
		}
		return ""
	})
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// TestOneLeads starts two operators. One leads; when it stops the other takes over at once; when that one is cut off, a
// third takes over after the lease has run out.
func TestOneLeads(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	// What the first holds would run out long after any machine has taken it over: that is quick only if it is given back.
	const long, short = 2 * time.Minute, 5 * time.Second
	lease := func(name string, runsOut time.Duration) func(*controller.Config) {
		return func(c *controller.Config) {
			c.Lease = controller.Lease{Namespace: w.ns, Identity: name, Duration: runsOut}
		}
	}
	first := w.operate(lease("first", long))
	<-first.Leads()
	b := &blade{left: 1 << 30, kill: func() {}}
	second := w.operate(lease("second", short), func(c *controller.Config) {
		c.REST = rest.CopyConfig(c.REST)
		c.REST.Wrap(func(rt http.RoundTripper) http.RoundTripper { return bladeTransport{rt, b} })
	})
	w.create(w.page("one", ""))
	w.awaitSource("one", "Ready=False:Pending")
	select {
	case <-second.Leads():
		t.Fatal("two operators lead")
	default:
	}
	began := time.Now()
	first.stop()
	<-second.Leads()
	if took := time.Since(began); took > long/2 {
		t.Errorf("took over after %v from an operator that stopped in good order", took)
	}
	w.create(w.page("two", ""))
	w.awaitSource("two", "Ready=False:Pending")

	third := w.operate(lease("third", short))
	b.mu.Lock()
	b.dead = true
	b.mu.Unlock()
	<-third.Leads()
	<-second.done
	if second.err == nil {
		t.Error("an operator that lost its lease ended without an error")
	}
	w.create(w.page("three", ""))
	w.awaitSource("three", "Ready=False:Pending")
}

// TestARenewalIsSeldomWritten holds the leader to less than one write a minute, as the default lease has it.
func TestARenewalIsSeldomWritten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	op := w.operate(func(c *controller.Config) {
		c.Lease = controller.Lease{Namespace: w.ns, Identity: "quiet", Duration: 9 * time.Second} // renewed after 6.5 s, looked at every 0.5 s
	})
	<-op.Leads()
	client, err := kubernetes.NewForConfig(w.cfg)
	if err != nil {
		t.Fatal(err)
	}
	get := func() *coordinationv1.Lease {
		l, err := client.CoordinationV1().Leases(w.ns).Get(t.Context(), controller.LeaseName, metav1.GetOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	began, version := time.Now(), get().ResourceVersion
	w.until(func() string {
		if get().ResourceVersion == version {
			return "the lease was not renewed"
		}
		return ""
	})
	if took := time.Since(began); took < 5*time.Second {
		t.Errorf("renewed after %v", took)
	}
}
