//go:build unix

package apiserver

import (
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"

	"github.com/lagebild/lagebild/internal/fault"
)

// WriteKubeconfig writes a kubeconfig file for programs such as kubectl that reach a server as cfg does, with namespace as the
// default one. Only its owner can read it: it holds cfg's credentials.
func WriteKubeconfig(path, namespace string, cfg *rest.Config) error {
	const name = "lagebild"
	c := clientcmdapi.NewConfig()
	c.Clusters[name] = &clientcmdapi.Cluster{Server: cfg.Host, CertificateAuthorityData: cfg.CAData}
	c.AuthInfos[name] = &clientcmdapi.AuthInfo{ClientCertificateData: cfg.CertData, ClientKeyData: cfg.KeyData, Token: cfg.BearerToken}
	c.Contexts[name] = &clientcmdapi.Context{Cluster: name, AuthInfo: name, Namespace: namespace}
	c.CurrentContext = name
	return fault.Wrap(fault.OurSide, "writing the kubeconfig", clientcmd.WriteToFile(*c, path))
}
