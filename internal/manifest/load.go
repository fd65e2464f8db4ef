package manifest

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"k8s.io/apimachinery/pkg/runtime"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/manifest/schema"
	"github.com/lagebild/lagebild/internal/manifest/tree"
)

// DefaultNamespace is that of objects that name none.
const DefaultNamespace = "default"

// Load reads all manifests in the folders and below (*.yaml, *.yml, *.json); a single file may stand for a folder. What is
// wrong with single files and objects is in the Set's Problems; the error is for a folder that cannot be read (fault kind
// invalid) and for the end of ctx.
func Load(ctx context.Context, dirs ...string) (Set, error) {
	l, err := load(ctx, dirs...)
	if err != nil {
		return Set{}, err
	}
	return l.set, nil
}

// loader collects the objects of a folder.
type loader struct {
	kinds []*schema.Kind
	set   Set
	found *scan

	objects    []*object
	accepted   map[key]*object
	refused    map[key]bool    // objects that are somewhere in the folder, but wrong
	unreadable map[string]bool // files of which some objects may be unknown
}

// object is one manifest that passed the schema; one of municipality and source is set.
type object struct {
	key
	file         string
	node         *tree.Node
	municipality *v1alpha1.Municipality
	source       *v1alpha1.Source
}

func load(ctx context.Context, dirs ...string) (*loader, error) {
	kinds, err := schema.Kinds()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "compiling the definitions of the custom resources", err)
	}
	l := &loader{kinds: kinds, accepted: map[key]*object{}, refused: map[key]bool{}, unreadable: map[string]bool{}}
	for _, dir := range dirs {
		if err := l.folder(ctx, dir); err != nil {
			return nil, err
		}
	}
	l.resolve()
	l.set.sort()
	return l, nil
}

// folder reads the objects of a folder. The error is scanFolder's or ctx's.
func (l *loader) folder(ctx context.Context, dir string) error {
	found, err := scanFolder(ctx, dir)
	if err != nil {
		return err
	}
	l.found = found // only a loader of one folder is watched
	for _, p := range found.problems {
		l.unreadable[p.File] = true
		l.set.Problems = append(l.set.Problems, p)
	}
	for _, path := range found.files {
		if err := l.file(ctx, path); err != nil {
			return err
		}
	}
	return nil
}

// file reads the objects of one file. The error is ctx's.
func (l *loader) file(ctx context.Context, path string) error {
	data, err := readFile(path)
	if err != nil {
		l.broken(Problem{File: path, Message: "cannot be read: " + cause(err), Remedy: "make it readable, or split it if it is too large"})
		return ctx.Err()
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		l.broken(Problem{File: path, Message: "not UTF-8 text", Remedy: "save it as UTF-8"})
		return ctx.Err()
	}
	parse := tree.ParseYAML
	if strings.EqualFold(filepath.Ext(path), ".json") {
		parse = tree.ParseJSON
	}
	docs := parse(data)
	if len(docs) == 0 {
		l.unreadable[path] = true // an editor may be about to write it
		l.set.Notes = append(l.set.Notes, Problem{File: path, Message: "holds no object"})
	}
	for _, doc := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if doc.Err != nil {
			l.broken(Problem{
				File: path, Line: doc.Err.Line, Field: doc.Err.Field, Message: doc.Err.Message, Remedy: doc.Err.Remedy,
			})
			continue
		}
		l.document(ctx, path, doc.Root, 0)
	}
	return nil
}

// broken notes a file, or a document of it, whose objects cannot be told.
func (l *loader) broken(p Problem) {
	l.unreadable[p.File] = true
	l.set.Problems = append(l.set.Problems, p)
}

// document takes one object, or the items of a list object.
func (l *loader) document(ctx context.Context, file string, root *tree.Node, depth int) {
	if root.Kind != tree.Map {
		l.broken(Problem{
			File: file, Line: root.Line, Message: "not an object",
			Remedy: "begin with apiVersion: lagebild.dev/v1alpha1 and kind: Municipality or Source",
		})
		return
	}
	apiVersion, kind := root.Text("apiVersion"), root.Text("kind")
	group, _, _ := strings.Cut(apiVersion, "/")
	isList := apiVersion == "v1" && kind == "List" || group == v1alpha1.Group && strings.HasSuffix(kind, "List")
	if items := root.Get("items"); isList && items != nil && items.Kind == tree.List && depth < 2 {
		for _, item := range items.Items {
			l.document(ctx, file, item, depth+1)
		}
		return
	}
	k, found := l.kind(file, root, apiVersion, kind)
	if found {
		l.object(ctx, k, file, root)
	}
}

// kind finds the definition of an object, or says why there is none.
func (l *loader) kind(file string, root *tree.Node, apiVersion, name string) (*schema.Kind, bool) {
	p := Problem{File: file, Line: root.Line, Object: keyOf(root).String()}
	if apiVersion == "" || name == "" {
		p.Field, p.Message = "kind", "missing"
		if apiVersion == "" {
			p.Field = "apiVersion"
		}
		p.Remedy = "write apiVersion: lagebild.dev/v1alpha1 and kind: Municipality or Source"
		l.broken(p)
		return nil, false
	}
	var names []string
	for _, k := range l.kinds {
		if k.Group+"/"+k.Version == apiVersion && k.Name == name {
			return k, true
		}
		names = append(names, k.Name)
	}
	group, _, _ := strings.Cut(apiVersion, "/")
	switch {
	case !strings.Contains(strings.ToLower(group), "lagebild"):
		p.Message = "not of group lagebild.dev, passed over"
		l.set.Notes = append(l.set.Notes, p)
	case apiVersion != v1alpha1.GroupVersion.String():
		p.Field, p.Line = "apiVersion", root.LineOf("apiVersion")
		p.Message, p.Remedy = apiVersion+" is not known to this version", "write "+v1alpha1.GroupVersion.String()
		l.broken(p)
	default:
		p.Field, p.Line = "kind", root.LineOf("kind")
		p.Message, p.Remedy = "kind "+name+" is not known to this version", "it knows "+strings.Join(names, " and ")
		if best := schema.Nearest(name, names); best != "" {
			p.Remedy = "did you mean " + best + "?"
		}
		l.broken(p)
	}
	return nil, false
}

func keyOf(root *tree.Node) key {
	k := key{kind: root.Text("kind"), namespace: root.Text("metadata", "namespace"), name: root.Text("metadata", "name")}
	if k.namespace == "" {
		k.namespace = DefaultNamespace
	}
	return k
}

// object checks one object of ours against its schema.
func (l *loader) object(ctx context.Context, k *schema.Kind, file string, root *tree.Node) {
	o := &object{key: keyOf(root), file: file, node: root}
	plain, _ := root.Plain().(map[string]any)
	if meta, ok := plain["metadata"].(map[string]any); ok && (meta["namespace"] == nil || meta["namespace"] == "") {
		meta["namespace"] = DefaultNamespace
	}
	violations := k.Check(ctx, plain)
	for _, v := range violations {
		l.refuse(o, v.Field, v.Message, v.Remedy)
	}
	if len(violations) > 0 {
		return
	}
	var err error
	switch k.Name {
	case v1alpha1.KindMunicipality:
		o.municipality = &v1alpha1.Municipality{}
		err = runtime.DefaultUnstructuredConverter.FromUnstructured(plain, o.municipality)
	case v1alpha1.KindSource:
		o.source = &v1alpha1.Source{}
		err = runtime.DefaultUnstructuredConverter.FromUnstructured(plain, o.source)
	}
	if err != nil {
		l.refuse(o, "", "does not decode: "+err.Error(), "correct the value named")
		return
	}
	l.objects = append(l.objects, o)
}

// refuse notes a problem for which o is left out.
func (l *loader) refuse(o *object, field, message, remedy string) {
	l.refused[o.key] = true
	l.complain(o, field, message, remedy)
}

// complain notes a problem in spite of which o is taken.
func (l *loader) complain(o *object, field, message, remedy string) {
	l.set.Problems = append(l.set.Problems, Problem{
		File: o.file, Line: o.node.LineOf(field), Object: o.String(), Field: field, Message: message, Remedy: remedy,
	})
}
