//go:build !lean

package schema

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	metavalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/crds"
)

// Kind checks objects of one kind. It is safe for use by several goroutines.
type Kind struct {
	Group, Version, Name string

	structural *schema.Structural
	validator  validation.SchemaValidator
	rules      *cel.Validator
}

// kinds is a constant that takes too long to compute at each start of a process that does not need it.
var kinds = sync.OnceValues(func() ([]*Kind, error) { return Compile(crds.FS()) })

// Kinds gives all kinds that have a definition, compiled at the first call. The slice is the callers' to read alone.
func Kinds() ([]*Kind, error) { return kinds() }

// Compile reads the CustomResourceDefinitions at the root of files, one a file, and gives a Kind for each version served.
func Compile(files fs.FS) ([]*Kind, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, err
	}
	var kinds []*Kind
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var crd apiextensionsv1.CustomResourceDefinition
		if err := yaml.UnmarshalStrict(data, &crd); err != nil {
			return nil, fmt.Errorf("reading definition %s: %w", name, err)
		}
		for i := range crd.Spec.Versions {
			v := &crd.Spec.Versions[i]
			if !v.Served || v.Schema == nil {
				continue
			}
			k, err := compile(v.Schema.OpenAPIV3Schema)
			if err != nil {
				return nil, fmt.Errorf("compiling definition %s: %w", name, err)
			}
			k.Group, k.Version, k.Name = crd.Spec.Group, v.Name, crd.Spec.Names.Kind
			kinds = append(kinds, k)
		}
	}
	return kinds, nil
}

func compile(props *apiextensionsv1.JSONSchemaProps) (*Kind, error) {
	var internal apiextensions.JSONSchemaProps
	if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(props, &internal, nil); err != nil {
		return nil, err
	}
	structural, err := schema.NewStructural(&internal)
	if err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(&internal)
	if err != nil {
		return nil, err
	}
	return &Kind{
		structural: structural,
		validator:  validator,
		rules:      cel.NewValidator(structural, true, celconfig.PerCallLimit),
	}, nil
}

// Check gives everything for which an API server would refuse to create obj, a JSON object; nothing means it is right.
// It changes obj as the API server does: status and unknown fields go, defaults come.
func (k *Kind) Check(ctx context.Context, obj map[string]any) []Violation {
	delete(obj, "status") // an API server ignores it in what users apply
	unknown := pruning.PruneWithOptions(obj, k.structural, true, schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	defaulting.PruneNonNullableNullsWithoutDefaults(obj, k.structural)
	defaulting.Default(obj, k.structural)

	metaErr, unknownMeta := objectmeta.CoerceWithOptions(nil, obj, k.structural, true, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	var out []Violation
	for _, path := range slices.Concat(unknown, unknownMeta) {
		out = append(out, k.unknownField(path))
	}
	if metaErr != nil {
		return append(out, metaViolation(obj, metaErr))
	}

	errs := checkMeta(obj)
	errs = append(errs, validation.ValidateCustomResource(nil, obj, k.validator)...)
	errs = append(errs, objectmeta.Validate(ctx, nil, obj, k.structural, true)...)
	errs = append(errs, listtype.ValidateListSetsAndMaps(nil, k.structural, obj)...)
	seen := map[string]bool{}
	for _, e := range errs {
		if !seen[e.Field] { // a value that is too short and does not match its pattern is one complaint
			seen[e.Field] = true
			out = append(out, k.explain(e))
		}
	}
	if k.rules == nil || blocking(errs) {
		return out
	}
	broken, _ := k.rules.Validate(ctx, nil, k.structural, obj, nil, celconfig.RuntimeCELCostBudget)
	for _, e := range broken {
		if path := pathOf(e); !seen[path] && !consequence(e, errs) {
			seen[path] = true
			out = append(out, ruleViolation(obj, e))
		}
	}
	return out
}

// checkMeta checks name, namespace, labels and annotations.
func checkMeta(obj map[string]any) field.ErrorList {
	at := field.NewPath("metadata")
	meta, found, err := objectmeta.GetObjectMeta(obj, false)
	if err != nil || !found {
		return field.ErrorList{field.Required(at.Child("name"), "")}
	}
	if meta.Name == "" {
		return field.ErrorList{field.Required(at.Child("name"), "")}
	}
	return metavalidation.ValidateObjectMeta(meta, true, metavalidation.NameIsDNSSubdomain, at)
}

// blocking reports whether an object is too wrong to run rules on, as the API server decides it.
func blocking(errs field.ErrorList) bool {
	return slices.ContainsFunc(errs, func(e *field.Error) bool {
		switch e.Type {
		case field.ErrorTypeNotSupported, field.ErrorTypeRequired, field.ErrorTypeTooLong, field.ErrorTypeTooMany,
			field.ErrorTypeTypeInvalid:
			return true
		default:
			return false
		}
	})
}
