package release

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Usage is what pods take.
type Usage struct {
	Memory int64         // bytes, working set
	CPU    time.Duration // since they started
}

// Usage asks the kubelets what each pod of the release takes now, by its name.
func (r Release) Usage(ctx context.Context) (map[string]Usage, error) {
	nodes, err := r.Kubectl(ctx, "get", "nodes", "-o", "name")
	if err != nil {
		return nil, err
	}
	out := map[string]Usage{}
	for node := range strings.FieldsSeq(nodes) {
		text, err := r.Kubectl(ctx, "get", "--raw", "/api/v1/nodes/"+strings.TrimPrefix(node, "node/")+"/proxy/stats/summary")
		if err != nil {
			return nil, err
		}
		if err := addUsage(out, []byte(text)); err != nil {
			return nil, fmt.Errorf("what the kubelet of %s says: %w", node, err)
		}
	}
	return out, nil
}

// addUsage reads a kubelet's summary. A pod that it has not measured yet is an error: a zero would pass for thrift.
func addUsage(to map[string]Usage, summary []byte) error {
	var s struct {
		Pods []struct {
			Ref struct {
				Name      string `json:"name"`
				Namespace string `json:"namespace"`
			} `json:"podRef"`
			CPU struct {
				Nanoseconds int64 `json:"usageCoreNanoSeconds"`
			} `json:"cpu"`
			Memory struct {
				WorkingSet int64 `json:"workingSetBytes"`
			} `json:"memory"`
		} `json:"pods"`
	}
	if err := json.Unmarshal(summary, &s); err != nil {
		return err
	}
	for _, p := range s.Pods {
		if p.Ref.Namespace != Namespace {
			continue
		}
		if p.CPU.Nanoseconds == 0 || p.Memory.WorkingSet == 0 {
			return fmt.Errorf("pod %s is not measured yet", p.Ref.Name)
		}
		to[p.Ref.Name] = Usage{Memory: p.Memory.WorkingSet, CPU: time.Duration(p.CPU.Nanoseconds)}
	}
	return nil
}

// Role is that of a pod by its name; "" for pods of none.
func Role(pod string) string {
	for role := range Roles {
		if strings.HasPrefix(pod, Name+"-"+role+"-") {
			return role
		}
	}
	if pod == Database {
		return "postgres"
	}
	return ""
}
