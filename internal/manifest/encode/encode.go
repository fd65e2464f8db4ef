package encode

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v3"
	"k8s.io/apimachinery/pkg/runtime"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/manifest/tree"
)

// YAML writes objects as the YAML that a person would write: one document each, fields in the order of their types,
// without status and without what the API server adds. kubectl and package manifest accept it.
func YAML(objs ...runtime.Object) ([]byte, error) {
	var out bytes.Buffer
	for i, obj := range objs {
		if i > 0 {
			out.WriteString("---\n")
		}
		if err := write(&out, obj); err != nil {
			return nil, fault.Wrap(fault.Internal, "writing a manifest", err)
		}
	}
	return out.Bytes(), nil
}

func write(out *bytes.Buffer, obj runtime.Object) error {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(obj); err != nil {
		return err
	}
	// JSON is YAML: reading it as such keeps the order of the fields, which a map would lose.
	var doc yaml.Node
	if err := yaml.Unmarshal(text.Bytes(), &doc); err != nil {
		return err
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return fmt.Errorf("%T is no object", obj)
	}
	root := doc.Content[0]
	drop(root, "status")
	if meta := child(root, "metadata"); meta != nil {
		for _, name := range []string{"creationTimestamp", "managedFields", "resourceVersion", "uid", "generation", "selfLink"} {
			drop(meta, name)
		}
	}
	if spec := child(root, "spec"); spec != nil {
		for _, name := range []string{"interval", "timeout"} {
			if n := child(spec, name); n != nil {
				n.Value = shortDuration(n.Value)
			}
		}
	}
	plain(root)
	first(root, "apiVersion")
	y := yaml.NewEncoder(out)
	y.SetIndent(2)
	if err := y.Encode(root); err != nil {
		return err
	}
	return y.Close()
}

func child(n *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1]
		}
	}
	return nil
}

func drop(n *yaml.Node, name string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

// first moves the field name of n to its front.
func first(n *yaml.Node, name string) {
	for i := 2; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			entry := slices.Clone(n.Content[i : i+2])
			n.Content = slices.Concat(entry, n.Content[:i], n.Content[i+2:])
			return
		}
	}
}

// bare matches texts that no YAML reader takes for anything else and that stand without quotes.
var bare = regexp.MustCompile(`^[A-Za-zÄÖÜäöüß/][A-Za-z0-9ÄÖÜäöüß ._/+@?&=%()-]*(:[A-Za-z0-9ÄÖÜäöüß._/+@?&=%()-]+)*$`)

// span matches durations.
var span = regexp.MustCompile(`^([0-9]+[hms])+$`)

// plain takes the JSON look from n and all below it: braces, and quotes where none are needed.
func plain(n *yaml.Node) {
	n.Style = 0
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" && !isBare(n.Value) {
		n.Style = yaml.DoubleQuotedStyle
	}
	for _, c := range n.Content {
		plain(c)
	}
}

func isBare(s string) bool {
	if span.MatchString(s) {
		return true
	}
	if !bare.MatchString(s) || s[len(s)-1] == ' ' {
		return false
	}
	var v any
	if err := yaml.Unmarshal([]byte(s), &v); err != nil {
		return false
	}
	_, isText := v.(string)
	return isText && !tree.IsOldBool(s)
}

var zeroUnits = regexp.MustCompile(`([hm])(?:0m)?0s$`)

// shortDuration is "15m" for "15m0s", "1h" for "1h0m0s".
func shortDuration(s string) string { return zeroUnits.ReplaceAllString(s, "$1") }
