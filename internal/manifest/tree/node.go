package tree

import (
	"strconv"
	"strings"
)

// MaxDepth is how deep mappings and lists may nest.
const MaxDepth = 64

// MaxAliased is how many nodes the aliases of one document may add to it.
const MaxAliased = 10_000

// Kind is the shape of a node.
type Kind int

// The shapes.
const (
	Scalar Kind = iota // Value holds nil, bool, int64, float64 or string
	Map
	List
)

// Node is one value of a document.
type Node struct {
	Kind   Kind
	Line   int     // where the value begins, from 1
	Value  any     // of a Scalar
	Fields []Field // of a Map, in the order of the file; names are unique
	Items  []*Node // of a List
}

// Field is one entry of a Map.
type Field struct {
	Name string
	Line int // of the name
	Node *Node
}

// Document is one document of a file: its root, or why it cannot be read.
type Document struct {
	Root *Node  // nil if the document is empty or Err is set
	Line int    // where it begins
	Err  *Error // nil if it was read
}

// Error says what is wrong with a document.
type Error struct {
	Line    int
	Field   string // path of the field; "" if the whole document is meant
	Message string
	Remedy  string
}

// Error implements error.
func (e *Error) Error() string { return "line " + strconv.Itoa(e.Line) + ": " + e.Message }

// Get is the value of the field name; nil if n is no Map or has no such field.
func (n *Node) Get(name string) *Node {
	if n == nil || n.Kind != Map {
		return nil
	}
	for i := range n.Fields {
		if n.Fields[i].Name == name {
			return n.Fields[i].Node
		}
	}
	return nil
}

// Text is the string at the end of the path of names; "" if there is none or it is no string.
func (n *Node) Text(path ...string) string {
	for _, name := range path {
		n = n.Get(name)
	}
	if n == nil {
		return ""
	}
	s, _ := n.Value.(string)
	return s
}

// Plain is the tree as encoding/json would give it, with int64 for whole numbers. The result shares nothing with n.
func (n *Node) Plain() any {
	switch n.Kind {
	case Map:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Name] = f.Node.Plain()
		}
		return m
	case List:
		l := make([]any, len(n.Items))
		for i, item := range n.Items {
			l[i] = item.Plain()
		}
		return l
	default:
		return n.Value
	}
}

// LineOf is the line of the field at path ("spec.page.ignoreSelectors[1]"), or of the nearest field above it that exists.
func (n *Node) LineOf(path string) int {
	line := n.Line
	for path != "" {
		var next *Node
		next, line, path = n.step(path, line)
		if next == nil {
			return line
		}
		n = next
	}
	return line
}

// step goes one field or index down; next is nil where path leads out of the tree.
func (n *Node) step(path string, line int) (next *Node, at int, rest string) {
	if inner, ok := strings.CutPrefix(path, "["); ok {
		index, after, _ := strings.Cut(inner, "]")
		rest = strings.TrimPrefix(after, ".")
		if i, err := strconv.Atoi(index); err == nil && n.Kind == List && i >= 0 && i < len(n.Items) {
			return n.Items[i], n.Items[i].Line, rest
		}
		path, rest = index, "" // a map key in brackets: metadata.annotations[name]
		if f := n.longest(path); f != nil {
			return f.Node, f.Line, rest
		}
		return nil, line, ""
	}
	f := n.longest(path)
	if f == nil {
		return nil, line, ""
	}
	return f.Node, f.Line, strings.TrimPrefix(strings.TrimPrefix(path, f.Name), ".")
}

// longest is the field whose name is the longest beginning of path: names may hold dots themselves.
func (n *Node) longest(path string) *Field {
	var found *Field
	for i := range n.Fields {
		f := &n.Fields[i]
		rest, ok := strings.CutPrefix(path, f.Name)
		if !ok || rest != "" && rest[0] != '.' && rest[0] != '[' {
			continue
		}
		if found == nil || len(f.Name) > len(found.Name) {
			found = f
		}
	}
	return found
}
