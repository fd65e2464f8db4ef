//go:build linux

package story

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
)

// Names in the cluster.
const (
	namespace = "lagebild"
	release   = "lagebild"
	regionNS  = "region"
)

// poll is the time between two looks at something that cannot be waited for.
const poll = 250 * time.Millisecond

// tool runs kubectl or helm against the cluster.
func (s *story) tool(ctx context.Context, stdin []byte, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...) //nolint:gosec // our own arguments
	cmd.Env = append(os.Environ(), "KUBECONFIG="+s.cluster.Kubeconfig(), "HELM_CACHE_HOME="+s.dir, "HELM_CONFIG_HOME="+s.dir, "HELM_DATA_HOME="+s.dir)
	cmd.Stdin = bytes.NewReader(stdin)
	var out, failed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &failed
	if err := cmd.Run(); err != nil {
		text := strings.TrimSpace(failed.String() + out.String())
		return out.String(), fmt.Errorf("%s %s: %w: %s", name[strings.LastIndexByte(name, '/')+1:], strings.Join(args, " "), err, text[max(0, len(text)-2000):])
	}
	return out.String(), nil
}

func (s *story) kubectl(ctx context.Context, args ...string) (string, error) {
	return s.tool(ctx, nil, s.cluster.Bin()+"/kubectl", args...)
}

func (s *story) apply(ctx context.Context, manifest string) error {
	_, err := s.tool(ctx, []byte(manifest), s.cluster.Bin()+"/kubectl", "apply", "-f", "-")
	return err
}

func (s *story) helm(ctx context.Context, args ...string) (string, error) {
	return s.tool(ctx, nil, s.kit.Helm, args...)
}

// get asks the API server for objects and decodes them.
func (s *story) get(ctx context.Context, to any, args ...string) error {
	out, err := s.kubectl(ctx, append([]string{"get", "-o", "json"}, args...)...)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(out), to)
}

// pod is what the story looks at of a pod.
type pod struct {
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

func (p pod) ready() bool {
	for _, c := range p.Status.Conditions {
		if c.Type == "Ready" {
			return c.Status == "True" && p.Metadata.DeletionTimestamp.IsZero()
		}
	}
	return false
}

// pods are those of a role of the release.
func (s *story) pods(ctx context.Context, role string) ([]pod, error) {
	var list struct {
		Items []pod `json:"items"`
	}
	err := s.get(ctx, &list, "pods", "-n", namespace, "-l", "app.kubernetes.io/instance="+release+",app.kubernetes.io/component="+role)
	return list.Items, err
}

// awaitPods waits until want pods of a role are ready, none of them one of old.
func (s *story) awaitPods(ctx context.Context, role string, want int, old map[string]bool) error {
	return until(ctx, fmt.Sprintf("%d pods of the %s are ready", want, role), 4*time.Minute, func(ctx context.Context) error {
		pods, err := s.pods(ctx, role)
		if err != nil {
			return err
		}
		ready := 0
		for _, p := range pods {
			if p.ready() && !old[p.Metadata.UID] {
				ready++
			}
		}
		if ready < want {
			return fmt.Errorf("%d are", ready)
		}
		return nil
	})
}

// uids names pods.
func uids(pods []pod) map[string]bool {
	out := map[string]bool{}
	for _, p := range pods {
		out[p.Metadata.UID] = true
	}
	return out
}

// until asks until ok gives no error.
func until(ctx context.Context, what string, limit time.Duration, ok func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var last error
	for {
		err := ok(ctx)
		if err == nil {
			return nil
		}
		if !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
			last = err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited until %s: %w: %w", what, ctx.Err(), last)
		case <-time.After(poll):
		}
	}
}

// timed says how long run took.
func timed(run func() error) (time.Duration, error) {
	start := clock.System{}.Now()
	err := run()
	return clock.System{}.Now().Sub(start), err
}
