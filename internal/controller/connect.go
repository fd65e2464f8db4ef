package controller

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"

	"github.com/lagebild/lagebild/internal/fault"
)

// namespaceFile is where a pod finds its own namespace.
const namespaceFile = "/var/run/secrets/kubernetes.io/serviceaccount/namespace"

// Connect says how to reach the API server: as the context ("" = the current one) of a kubeconfig file says, else as the
// pod's own account may. kubeconfig "" is what KUBECONFIG names.
func Connect(kubeconfig, context string) (*rest.Config, error) {
	rules := clientcmd.NewDefaultClientConfigLoadingRules()
	rules.ExplicitPath = kubeconfig
	cfg, err := clientcmd.NewNonInteractiveDeferredLoadingClientConfig(rules, &clientcmd.ConfigOverrides{CurrentContext: context}).ClientConfig()
	if err != nil {
		return nil, &fault.Error{
			Kind: fault.Invalid, Op: "finding the API server", Err: err,
			Remedy: "run it in a pod with a ServiceAccount, or name a file with --kubeconfig or KUBECONFIG",
		}
	}
	return cfg, nil
}

// Complete gives the lease the pod's namespace if it has none, and an identity made of process and the time.
func (l Lease) Complete(process string) (Lease, error) {
	if l.Namespace == "" {
		text, err := os.ReadFile(namespaceFile)
		if err != nil {
			return l, &fault.Error{
				Kind: fault.Invalid, Op: "finding the namespace of the Lease", Err: errors.New("this is no pod"),
				Remedy: "name one with --lease-namespace, or set --leader-elect=false where no other operator runs",
			}
		}
		l.Namespace = strings.TrimSpace(string(text))
	}
	if l.Identity == "" {
		l.Identity = fmt.Sprintf("%s-%d", process, time.Now().UnixNano())
	}
	return l, nil
}
