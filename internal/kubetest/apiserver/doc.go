// Package apiserver runs a real Kubernetes API server with its etcd on this machine, for tests and for trying things out.
//
// What there is: every API of Kubernetes, authentication by client certificate and ServiceAccount token, RBAC, admission,
// CRDs. What there is not: controllers. Nothing collects objects whose owner has gone, nothing makes a "default"
// ServiceAccount, and a deleted namespace stays in Terminating; pods are accepted and never run.
//
// It listens on 127.0.0.1 alone, speaks TLS with certificates of its own, and reaches its etcd over a socket in a folder that
// only its owner can enter. Nothing is written durably; Close removes the folder. The programs end with the process that
// started them, also if that one is killed (on Linux); folders of killed ones are swept by the next start.
package apiserver
