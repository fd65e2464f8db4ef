//go:build chart && unix

package charttest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// TestLint looks in the objects of every example for what an API server accepts and nobody wants. The rules are named after
// those of kube-linter, whose module cannot be had everywhere.
func TestLint(t *testing.T) {
	for _, e := range examples(t) {
		t.Run(e.name, func(t *testing.T) {
			objs := render(t, e.chart, e.values)
			for _, u := range objs {
				linter{t: t, who: u.GetKind() + " " + u.GetName(), objs: objs}.check(u)
			}
		})
	}
}

// TestLintFinds: rules that find nothing in anything are no rules.
func TestLintFinds(t *testing.T) {
	bad := objects(t, `
apiVersion: apps/v1
kind: Deployment
metadata: {name: bad, namespace: x}
spec:
  selector: {matchLabels: {a: b}}
  template:
    metadata: {labels: {a: c}}
    spec:
      hostNetwork: true
      hostPID: true
      hostIPC: true
      serviceAccountName: nobody
      volumes: [{name: v, hostPath: {path: /}}]
      containers:
      - {name: d, image: "nginx:1", securityContext: {privileged: true}, livenessProbe: {httpGet: {port: a}}, readinessProbe: {httpGet: {port: a}}, startupProbe: {httpGet: {port: a}}}
      - {name: c, image: "nginx:latest", env: [{name: DB_PASSWORD, value: geheim}, {name: A, value: b}, {name: A, value: c}], ports: [{containerPort: 22}]}
---
apiVersion: v1
kind: Pod
metadata: {name: bad, namespace: x}
spec: {containers: []}
---
apiVersion: batch/v1
kind: Job
metadata: {name: bad, namespace: x}
spec: {template: {spec: {containers: []}}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all}
rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}, {apiGroups: [""], resources: [pods, secrets], verbs: [create]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: all}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
---
apiVersion: v1
kind: Service
metadata: {name: nobody, namespace: x}
spec: {selector: {a: z}, ports: [{port: 1, targetPort: web}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: nobody, namespace: x}
spec: {podSelector: {matchLabels: {a: z}}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: nobody, namespace: x}
spec: {selector: {matchLabels: {a: z}}}
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: nobody}
spec: {selector: {matchLabels: {a: z}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: nobody, namespace: x}
spec: {minReplicas: 1, scaleTargetRef: {kind: Deployment, name: nobody}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: nobody, namespace: x}
spec: {rules: [{http: {paths: [{path: /, backend: {service: {name: nowhere}}}]}}]}
`)
	got := map[string]bool{}
	for _, u := range bad {
		linter{found: func(rule string) { got[rule] = true }, objs: bad}.check(u)
	}
	for _, rule := range []string{
		"host-network", "host-pid", "host-ipc", "host-mounts", "latest-tag", "env-var-secret", "duplicate-env-var", "ssh-port",
		"wildcard-in-rules", "access-to-create-pods", "access-to-secrets", "cluster-admin-role-binding", "dangling-role",
		"dangling-service", "invalid-target-ports", "mismatching-selector", "seccomp", "run-as-non-root", "no-read-only-root-fs",
		"privileged", "privilege-escalation", "drop-all", "unset-cpu-requirements", "unset-memory-requirements",
		"default-service-account", "non-existent-service-account", "no-liveness-probe", "no-readiness-probe", "no-startup-probe",
		"liveness-port", "readiness-port", "startup-port", "no-rolling-update-strategy", "required-label", "use-namespace",
		"automount-token", "dangling-networkpolicy", "dangling-poddisruptionbudget", "dangling-podmonitor", "dangling-hpa",
		"hpa-minimum-replicas", "dangling-ingress", "no-anti-affinity", "job-ttl-seconds-after-finished",
	} {
		if !got[rule] {
			t.Errorf("%s does not find what it is for; found: %v", rule, slices.Sorted(maps.Keys(got)))
		}
	}
}

// linter checks one object among others; found is told instead of the test, if it is set.
type linter struct {
	t     *testing.T
	who   string
	objs  []*unstructured.Unstructured
	found func(rule string)
}

func (l linter) say(rule, format string, a ...any) {
	if l.found != nil {
		l.found(rule)
		return
	}
	l.t.Helper()
	l.t.Errorf("%s: %s: %s", l.who, rule, fmt.Sprintf(format, a...))
}

func (l linter) want(rule string, ok bool, format string, a ...any) {
	if !ok {
		if l.t != nil {
			l.t.Helper()
		}
		l.say(rule, format, a...)
	}
}

// check applies all rules that are about an object of this kind.
func (l linter) check(u *unstructured.Unstructured) {
	l.names(u)
	if spec := podSpec(u); spec != nil {
		l.pod(u, spec)
	}
	switch u.GetKind() {
	case "Role", "ClusterRole":
		l.rules(u)
	case "RoleBinding", "ClusterRoleBinding":
		l.binding(u)
	case "Service":
		l.service(u)
	case "NetworkPolicy", "PodDisruptionBudget", "PodMonitor":
		l.selects(u)
	case "HorizontalPodAutoscaler":
		l.scales(u)
	case "Ingress":
		l.ingress(u)
	case "Job":
		l.want("job-ttl-seconds-after-finished", at(u, "spec", "ttlSecondsAfterFinished") != nil, "it stays for ever")
	}
}

func (l linter) names(u *unstructured.Unstructured) {
	l.want("required-label", u.GetLabels()["app.kubernetes.io/part-of"] == "lagebild", "labels %v", u.GetLabels())
	switch u.GetKind() {
	case "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition":
	default:
		l.want("use-namespace", u.GetNamespace() != "", "it has no namespace of its own")
	}
}

func (l linter) pod(u *unstructured.Unstructured, spec map[string]any) {
	for field, rule := range map[string]string{"hostNetwork": "host-network", "hostPID": "host-pid", "hostIPC": "host-ipc"} {
		l.want(rule, spec[field] == nil, "%s", field)
	}
	account, _ := spec["serviceAccountName"].(string)
	l.want("default-service-account", account != "" && account != "default", "account %q", account)
	if account != "" {
		l.want("non-existent-service-account", slices.ContainsFunc(l.objs, func(o *unstructured.Unstructured) bool {
			return o.GetKind() == "ServiceAccount" && o.GetName() == account && o.GetNamespace() == u.GetNamespace()
		}), "nobody makes %s", account)
	}
	token, set := spec["automountServiceAccountToken"].(bool)
	l.want("automount-token", set && token == strings.HasSuffix(u.GetName(), "-operator"), "only the operator asks the API server")
	volumes, _ := spec["volumes"].([]any)
	for _, v := range volumes {
		l.want("host-mounts", v.(map[string]any)["hostPath"] == nil, "%v", v)
	}
	for _, field := range []string{"initContainers", "containers"} {
		for _, c := range containers(u, field) {
			l.container(c, spec)
			if k := u.GetKind(); field == "containers" && (k == "Deployment" || k == "StatefulSet") {
				l.probes(c)
			}
		}
	}
	if u.GetKind() == "Deployment" {
		l.want("no-rolling-update-strategy", at(u, "spec", "strategy", "type") == "RollingUpdate", "%v", at(u, "spec", "strategy"))
		l.want("no-anti-affinity", at(u, "spec", "template", "spec", "affinity", "podAntiAffinity") != nil, "its pods may all be on one node")
	}
	if want, ok, _ := unstructured.NestedStringMap(u.Object, "spec", "selector", "matchLabels"); ok {
		l.want("mismatching-selector", matches(want, podLabels(u)), "%v does not select %v", want, podLabels(u))
	}
}

func (l linter) container(c, pod map[string]any) {
	image, _ := c["image"].(string)
	_, tag, tagged := strings.Cut(image[strings.LastIndex(image, "/")+1:], ":")
	l.want("latest-tag", tagged && tag != "latest" && tag != "", "image %s", image)
	field := func(path ...string) any {
		v, _, _ := unstructured.NestedFieldNoCopy(c, append([]string{"securityContext"}, path...)...)
		return v
	}
	seccomp, _, _ := unstructured.NestedString(pod, "securityContext", "seccompProfile", "type")
	l.want("seccomp", seccomp == "RuntimeDefault", "%q", seccomp)
	l.want("run-as-non-root", field("runAsNonRoot") == true, "%v", field())
	l.want("no-read-only-root-fs", field("readOnlyRootFilesystem") == true, "%v", field())
	l.want("privilege-escalation", field("allowPrivilegeEscalation") == false, "%v", field())
	l.want("privileged", field("privileged") == nil, "%v", field())
	drop, _ := field("capabilities", "drop").([]any)
	l.want("drop-all", slices.Contains(drop, any("ALL")) && field("capabilities", "add") == nil, "%v", field("capabilities"))
	for _, path := range [][]string{{"requests", "cpu"}, {"requests", "memory"}, {"limits", "memory"}} {
		v, _, _ := unstructured.NestedFieldNoCopy(c, append([]string{"resources"}, path...)...)
		l.want("unset-"+path[1]+"-requirements", v != nil, "no %s", strings.Join(path, "."))
	}
	list, _ := c["env"].([]any)
	seen := map[any]bool{}
	for _, e := range list {
		m := e.(map[string]any)
		name, _ := m["name"].(string)
		l.want("duplicate-env-var", !seen[name], "%s", name)
		seen[name] = true
		secret := strings.Contains(name, "PASSWORD") || strings.Contains(name, "SECRET") || strings.Contains(name, "TOKEN") || name == "DATABASE_URL"
		l.want("env-var-secret", !secret || m["value"] == nil, "%s stands in clear text", name)
	}
	ports, _ := c["ports"].([]any)
	for _, p := range ports {
		l.want("ssh-port", p.(map[string]any)["containerPort"] != int64(22), "%v", p)
	}
}

func (l linter) probes(c map[string]any) {
	named := map[any]bool{}
	ports, _ := c["ports"].([]any)
	for _, p := range ports {
		named[p.(map[string]any)["name"]] = true
	}
	for _, probe := range []string{"liveness", "readiness", "startup"} {
		p, ok := c[probe+"Probe"].(map[string]any)
		l.want("no-"+probe+"-probe", ok, "")
		for _, kind := range []string{"httpGet", "tcpSocket"} {
			if at, ok := p[kind].(map[string]any); ok {
				l.want(probe+"-port", named[at["port"]], "the container has no port %v", at["port"])
			}
		}
	}
}

func (l linter) rules(u *unstructured.Unstructured) {
	rules, _ := u.Object["rules"].([]any)
	for _, r := range rules {
		for _, field := range []string{"apiGroups", "resources", "verbs"} {
			list, _, _ := unstructured.NestedStringSlice(r.(map[string]any), field)
			l.want("wildcard-in-rules", !slices.Contains(list, "*"), "%v", r)
			if field == "resources" {
				l.want("access-to-create-pods", !slices.Contains(list, "pods"), "%v", r)
				l.want("access-to-secrets", !slices.Contains(list, "secrets") || strings.HasSuffix(u.GetName(), "-secrets"), "%v", r)
			}
		}
	}
}

func (l linter) binding(u *unstructured.Unstructured) {
	kind, name := at(u, "roleRef", "kind"), at(u, "roleRef", "name")
	l.want("cluster-admin-role-binding", name != "cluster-admin", "")
	l.want("dangling-role", slices.ContainsFunc(l.objs, func(o *unstructured.Unstructured) bool {
		return o.GetKind() == kind && o.GetName() == name
	}), "nobody makes %v %v", kind, name)
}

func (l linter) service(u *unstructured.Unstructured) {
	want, _, _ := unstructured.NestedStringMap(u.Object, "spec", "selector")
	var ports []any
	for _, o := range l.objs {
		if podSpec(o) != nil && matches(want, podLabels(o)) {
			for _, c := range containers(o, "containers") {
				list, _ := c["ports"].([]any)
				ports = append(ports, list...)
			}
		}
	}
	l.want("dangling-service", len(ports) > 0, "no pod has the labels %v", want)
	list, _ := at(u, "spec", "ports").([]any)
	for _, p := range list {
		target := p.(map[string]any)["targetPort"]
		l.want("invalid-target-ports", slices.ContainsFunc(ports, func(c any) bool {
			return c.(map[string]any)["name"] == target
		}), "no container has a port %v", target)
	}
}

// selects checks an object that is about pods: there are some.
func (l linter) selects(u *unstructured.Unstructured) {
	want, _, _ := unstructured.NestedStringMap(u.Object, "spec", "selector", "matchLabels")
	if u.GetKind() == "NetworkPolicy" {
		want, _, _ = unstructured.NestedStringMap(u.Object, "spec", "podSelector", "matchLabels")
	}
	l.want("dangling-"+strings.ToLower(u.GetKind()), slices.ContainsFunc(l.objs, func(o *unstructured.Unstructured) bool {
		return podSpec(o) != nil && o.GetNamespace() == u.GetNamespace() && matches(want, podLabels(o))
	}), "no pod has the labels %v", want)
}

func (l linter) scales(u *unstructured.Unstructured) {
	target := at(u, "spec", "scaleTargetRef", "name")
	l.want("dangling-hpa", slices.ContainsFunc(l.objs, func(o *unstructured.Unstructured) bool {
		return o.GetKind() == "Deployment" && o.GetName() == target
	}), "nobody makes %v", target)
	least, _ := at(u, "spec", "minReplicas").(int64)
	l.want("hpa-minimum-replicas", least >= 2, "%d", least)
}

func (l linter) ingress(u *unstructured.Unstructured) {
	rules, _ := at(u, "spec", "rules").([]any)
	for _, r := range rules {
		paths, _, _ := unstructured.NestedSlice(r.(map[string]any), "http", "paths")
		for _, p := range paths {
			name, _, _ := unstructured.NestedString(p.(map[string]any), "backend", "service", "name")
			l.want("dangling-ingress", slices.ContainsFunc(l.objs, func(o *unstructured.Unstructured) bool {
				return o.GetKind() == "Service" && o.GetName() == name
			}), "nobody makes the Service %s", name)
		}
	}
}

// podLabels are those that an object's pods have.
func podLabels(u *unstructured.Unstructured) map[string]string {
	if u.GetKind() == "Pod" {
		return u.GetLabels()
	}
	out, _, _ := unstructured.NestedStringMap(u.Object, "spec", "template", "metadata", "labels")
	return out
}

// matches reports whether labels have all that a selector wants; an empty one matches nothing here.
func matches(want, labels map[string]string) bool {
	for k, v := range want {
		if labels[k] != v {
			return false
		}
	}
	return len(want) > 0
}
