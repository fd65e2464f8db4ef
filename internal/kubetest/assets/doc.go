// Package assets finds the programs of a Kubernetes control plane: kube-apiserver, etcd and kubectl.
//
// Locate looks, in this order, into
//
//  1. the folder that KUBEBUILDER_ASSETS names;
//  2. the cache folder, where an earlier run has left them;
//  3. the internet, through setup-envtest, which checks what it loads;
//  4. the Go modules that .tools/kubernetes names, from which they are built: some minutes, once. For this the working
//     directory has to lie in the source tree.
//
// One process loads or builds; others that want the same wait for it.
package assets
