//go:build unix

package apiserver

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"time"

	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/client/clientset/clientset"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/fault"
)

const (
	serveLimit   = 30 * time.Second
	tokenSeconds = 12 * 60 * 60
)

// InstallCRDs creates the CustomResourceDefinitions in files, one a YAML file at its root, and waits until objects of them
// can be made. Those that are there already are left alone.
func InstallCRDs(ctx context.Context, cfg *rest.Config, files fs.FS) error {
	const op = "installing CustomResourceDefinitions"
	client, err := apiextensions.NewForConfig(cfg)
	if err != nil {
		return fault.Wrap(fault.Invalid, op, err)
	}
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return fault.Wrap(fault.Internal, op, err)
	}
	var made []string
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return fault.Wrap(fault.OurSide, op, err)
		}
		var crd apiextensionsv1.CustomResourceDefinition
		if err := yaml.UnmarshalStrict(data, &crd); err != nil {
			return fault.Wrap(fault.Invalid, op+": "+name, err)
		}
		_, err = client.ApiextensionsV1().CustomResourceDefinitions().Create(ctx, &crd, metav1.CreateOptions{})
		if err != nil && !apierrors.IsAlreadyExists(err) {
			return fault.Wrap(fault.OurSide, op+": "+name, err)
		}
		made = append(made, crd.Name)
	}
	ctx, cancel := context.WithTimeout(ctx, serveLimit)
	defer cancel()
	for _, name := range made {
		if err := awaitServed(ctx, client, name); err != nil {
			return fault.Wrap(fault.OurSide, op+": "+name, err)
		}
	}
	return nil
}

// awaitServed waits until the definition is established and the server's discovery, which lags behind that, lists its kind: clients find
// kinds by it.
func awaitServed(ctx context.Context, client apiextensions.Interface, name string) error {
	for {
		crd, err := client.ApiextensionsV1().CustomResourceDefinitions().Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			return err
		}
		if isEstablished(crd) && isListed(client.Discovery(), crd) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("its kind is not served: %w: %v", ctx.Err(), crd.Status.Conditions)
		case <-time.After(readyPoll):
		}
	}
}

func isEstablished(crd *apiextensionsv1.CustomResourceDefinition) bool {
	return slices.ContainsFunc(crd.Status.Conditions, func(c apiextensionsv1.CustomResourceDefinitionCondition) bool {
		return c.Type == apiextensionsv1.Established && c.Status == apiextensionsv1.ConditionTrue
	})
}

// isListed reports whether discovery, asked for all kinds as clients ask, lists the definition's in every version that is served. Not being able
// to ask counts as no.
func isListed(d discovery.DiscoveryInterface, crd *apiextensionsv1.CustomResourceDefinition) bool {
	_, lists, err := d.ServerGroupsAndResources()
	if err != nil {
		return false
	}
	listed := func(group string) bool {
		return slices.ContainsFunc(lists, func(l *metav1.APIResourceList) bool {
			return l.GroupVersion == group && slices.ContainsFunc(l.APIResources, func(r metav1.APIResource) bool { return r.Name == crd.Spec.Names.Plural })
		})
	}
	return !slices.ContainsFunc(crd.Spec.Versions, func(v apiextensionsv1.CustomResourceDefinitionVersion) bool {
		return v.Served && !listed(crd.Spec.Group+"/"+v.Name)
	})
}

// ServiceAccount makes a ServiceAccount, unless it is there, and says how it reaches the server: with a token that is valid
// for 12 hours and nothing else. cfg is an administrator's.
func ServiceAccount(ctx context.Context, cfg *rest.Config, namespace, name string) (*rest.Config, error) {
	op := "making ServiceAccount " + namespace + "/" + name
	client, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, op, err)
	}
	accounts := client.CoreV1().ServiceAccounts(namespace)
	account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: name}}
	if _, err := accounts.Create(ctx, account, metav1.CreateOptions{}); err != nil && !apierrors.IsAlreadyExists(err) {
		return nil, fault.Wrap(fault.OurSide, op, err)
	}
	seconds := int64(tokenSeconds)
	request := &authenticationv1.TokenRequest{Spec: authenticationv1.TokenRequestSpec{ExpirationSeconds: &seconds}}
	token, err := accounts.CreateToken(ctx, name, request, metav1.CreateOptions{})
	if err != nil {
		return nil, fault.Wrap(fault.OurSide, op, err)
	}
	out := rest.AnonymousClientConfig(cfg)
	out.BearerToken, out.QPS = token.Status.Token, cfg.QPS
	return out, nil
}

// CreateNamespace makes a namespace, unless it is there. cfg is an administrator's.
func CreateNamespace(ctx context.Context, cfg *rest.Config, name string) error {
	op := "making namespace " + name
	client, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		return fault.Wrap(fault.Invalid, op, err)
	}
	namespace := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}
	if _, err := client.CoreV1().Namespaces().Create(ctx, namespace, metav1.CreateOptions{}); err != nil && !apierrors.IsAlreadyExists(err) {
		return fault.Wrap(fault.OurSide, op, err)
	}
	return nil
}
