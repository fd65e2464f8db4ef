// Package cluster runs a whole Kubernetes cluster on this machine: etcd, API server, controller manager, scheduler, and nodes
// with containerd, kubelet, kube-proxy and DNS. It needs Linux and root, and asks nobody outside the machine.
//
// Nothing of it touches the machine's own network: Isolated starts a process in mount, process and network namespaces of its
// own, and that process calls Start. Each node lives in namespaces of its own below those, wired to a bridge in the
// process's; the process itself sits on that bridge and reaches pods and services directly. There is no way out, so that
// every image has to be imported. When the process ends, for whatever reason, the kernel ends all that runs below it; what
// stays is a folder and control groups, which Isolated removes, or the next one after a kill.
//
// What is real: everything but the wires. What is not there: NetworkPolicies are accepted and not enforced (the bridge that
// Debian's CNI plugins make does not know them), there is no load balancer, no ingress controller and no metrics server, and
// volumes are folders of the first node.
package cluster
