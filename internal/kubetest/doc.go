// Package kubetest gives tests a real Kubernetes API server with our CustomResourceDefinitions installed and RBAC on.
//
//	func TestMain(m *testing.M) { os.Exit(kubetest.Main(m)) }
//
//	func TestSomething(t *testing.T) {
//		cfg := kubetest.Start(t)               // *rest.Config of an administrator
//		ns := kubetest.Namespace(t)            // a namespace of this test's own
//		sa := kubetest.ServiceAccount(t, ns, "operator") // *rest.Config of an account without rights
//		…
//	}
//
// One server, started by the first test that asks for it within some 4 s, serves all tests of a process, which may run in
// parallel; a test that stops the API server takes one of its own with New. Main stops it; in a package without Main it ends
// with the process, and a later start sweeps its folder.
//
// The programs are found, loaded or built by package assets; "go run ./internal/kubetest/cmd/kubeassets" does so beforehand
// and says how far it is, which `go test` cannot.
//
// There are no controllers: see package apiserver. For the product itself, which may not import package testing, the parts
// are in the packages below this one.
package kubetest
