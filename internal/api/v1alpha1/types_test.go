package v1alpha1_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/runtime"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
)

func TestAddToScheme(t *testing.T) {
	s := runtime.NewScheme()
	if err := v1alpha1.AddToScheme(s); err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]runtime.Object{
		v1alpha1.KindMunicipality: &v1alpha1.Municipality{}, v1alpha1.KindSource: &v1alpha1.Source{},
		"MunicipalityList": &v1alpha1.MunicipalityList{}, "SourceList": &v1alpha1.SourceList{},
	} {
		got, err := s.New(v1alpha1.GroupVersion.WithKind(kind))
		if err != nil || reflect.TypeOf(got) != reflect.TypeOf(want) {
			t.Errorf("%s: got %T, %v; want %T", kind, got, err, want)
		}
	}
}

// TestFieldComments holds every field of the types to what kubectl explain shows: a text that begins with the field's
// JSON name, and a word on whether it must be set.
func TestFieldComments(t *testing.T) {
	files, err := filepath.Glob("*_types.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("files %v, %v", files, err)
	}
	fields := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.StructType)
			if !ok {
				return true
			}
			for _, f := range s.Fields.List {
				tag := reflect.StructTag(strings.Trim(f.Tag.Value, "`"))
				json, _, _ := strings.Cut(tag.Get("json"), ",")
				if json == "" { // inlined
					continue
				}
				fields++
				doc := f.Doc.Text()
				raw := ""
				for _, c := range f.Doc.List {
					raw += c.Text + "\n"
				}
				if !strings.HasPrefix(doc, json+" ") && !strings.HasPrefix(doc, json+":") {
					t.Errorf("%s: comment of %s begins with %.20q", name, json, doc)
				}
				if strings.Contains(raw, "+optional") == strings.Contains(raw, "+required") {
					t.Errorf("%s: %s is not marked as either optional or required", name, json)
				}
				if _, list := f.Type.(*ast.ArrayType); list && json != "items" &&
					(!strings.Contains(raw, "+listType=") || !strings.Contains(raw, "MaxItems=")) {
					t.Errorf("%s: list %s without listType or MaxItems", name, json)
				}
			}
			return true
		})
	}
	if fields < 50 {
		t.Errorf("only %d fields found", fields)
	}
}
