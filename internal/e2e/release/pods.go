package release

import (
	"context"
	"fmt"
	"time"

	"github.com/lagebild/lagebild/internal/e2e/report"
)

// Roles are the deployments of the chart with their pods.
var Roles = map[string]int{"operator": 2, "scraper": 2, "server": 2}

// Pod is what the test looks at of a pod.
type Pod struct {
	Metadata struct {
		Name              string    `json:"name"`
		UID               string    `json:"uid"`
		DeletionTimestamp time.Time `json:"deletionTimestamp"`
	} `json:"metadata"`
	Spec struct {
		NodeName string `json:"nodeName"`
	} `json:"spec"`
	Status struct {
		Conditions []struct {
			Type   string `json:"type"`
			Status string `json:"status"`
		} `json:"conditions"`
	} `json:"status"`
}

// Ready reports whether the pod is ready and stays.
func (p Pod) Ready() bool {
	for _, c := range p.Status.Conditions {
		if c.Type == "Ready" {
			return c.Status == "True" && p.Metadata.DeletionTimestamp.IsZero()
		}
	}
	return false
}

// UIDs names pods.
func UIDs(pods []Pod) map[string]bool {
	out := map[string]bool{}
	for _, p := range pods {
		out[p.Metadata.UID] = true
	}
	return out
}

// Pods are those of a role.
func (r Release) Pods(ctx context.Context, role string) ([]Pod, error) {
	var list struct {
		Items []Pod `json:"items"`
	}
	err := r.Get(ctx, &list, "pods", "-n", Namespace, "-l", "app.kubernetes.io/instance="+Name+",app.kubernetes.io/component="+role)
	return list.Items, err
}

// AwaitPods waits until want pods of a role are ready, none of them one of old.
func (r Release) AwaitPods(ctx context.Context, role string, want int, old map[string]bool) error {
	return Until(ctx, fmt.Sprintf("%d pods of the %s are ready", want, role), 4*time.Minute, func(ctx context.Context) error {
		pods, err := r.Pods(ctx, role)
		if err != nil {
			return err
		}
		ready := 0
		for _, p := range pods {
			if p.Ready() && !old[p.Metadata.UID] {
				ready++
			}
		}
		if ready < want {
			return fmt.Errorf("%d are", ready)
		}
		return nil
	})
}

// AwaitRoles waits until all pods of all roles are ready, none of them one of old, by role.
func (r Release) AwaitRoles(ctx context.Context, old map[string]map[string]bool) error {
	for role, n := range Roles {
		if err := r.AwaitPods(ctx, role, n, old[role]); err != nil {
			return err
		}
	}
	return nil
}

// Kill kills all pods of a role with no time to say good-bye, waits for others, and says how long that took.
func (r Release) Kill(ctx context.Context, role string) (time.Duration, error) {
	pods, err := r.Pods(ctx, role)
	if err != nil {
		return 0, err
	}
	return report.Timed(func() error {
		for _, p := range pods {
			if _, err := r.Kubectl(ctx, "delete", "pod", "-n", Namespace, p.Metadata.Name, "--grace-period=0", "--force", "--wait=false"); err != nil {
				return err
			}
		}
		return r.AwaitPods(ctx, role, Roles[role], UIDs(pods))
	})
}

// Scale sets how many pods roles have, and waits until there are so many.
func (r Release) Scale(ctx context.Context, n int, names ...string) error {
	for _, role := range names {
		if _, err := r.Kubectl(ctx, "scale", "-n", Namespace, "deployment/"+Name+"-"+role, fmt.Sprintf("--replicas=%d", n)); err != nil {
			return err
		}
	}
	for _, role := range names {
		err := Until(ctx, fmt.Sprintf("%s has %d pods", role, n), 2*time.Minute, func(ctx context.Context) error {
			pods, err := r.Pods(ctx, role)
			if err == nil && len(pods) != n {
				err = fmt.Errorf("there are %d", len(pods))
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
