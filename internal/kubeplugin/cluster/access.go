package cluster

import (
	"github.com/spf13/pflag"
	"k8s.io/client-go/tools/clientcmd"
)

// Access is kubectl's flags that say which API server is meant, and as whom.
type Access struct {
	kubeconfig string
	overrides  clientcmd.ConfigOverrides
}

// Flags defines the flags.
func (a *Access) Flags(f *pflag.FlagSet) {
	f.StringVar(&a.kubeconfig, clientcmd.RecommendedConfigPathFlag, "", "path to the kubeconfig file (default: what KUBECONFIG names, else ~/.kube/config)")
	names := clientcmd.RecommendedConfigOverrideFlags("")
	names.ClusterOverrideFlags.APIServer.ShortName = "s"
	// Kubernetes has no such users any more.
	names.AuthOverrideFlags.Username, names.AuthOverrideFlags.Password = clientcmd.FlagInfo{}, clientcmd.FlagInfo{}
	clientcmd.BindOverrideFlags(&a.overrides, f, names)
}

// config is read anew each time: flags are known only once a subcommand runs.
func (a *Access) config() clientcmd.ClientConfig {
	rules := clientcmd.NewDefaultClientConfigLoadingRules()
	rules.ExplicitPath = a.kubeconfig
	return clientcmd.NewNonInteractiveDeferredLoadingClientConfig(rules, &a.overrides)
}
