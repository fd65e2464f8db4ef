package tree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// ParseYAML reads all documents of a file. One that cannot be read does not keep the others from being read.
func ParseYAML(data []byte) []Document {
	var docs []Document
	for _, p := range split(data) {
		docs = append(docs, p.parse()...)
	}
	return docs
}

// piece is the text between two "---" lines, which are document marks wherever they stand in YAML.
type piece struct {
	text  []byte
	above int // lines before it in the file
}

func split(data []byte) []piece {
	var out []piece
	start, startLine, line := 0, 0, 0
	for pos := 0; pos < len(data); line++ {
		end := len(data)
		if i := bytes.IndexByte(data[pos:], '\n'); i >= 0 {
			end = pos + i + 1
		}
		if pos > start && isMark(data[pos:end]) {
			out = append(out, piece{data[start:pos], startLine})
			start, startLine = pos, line
		}
		pos = end
	}
	return append(out, piece{data[start:], startLine})
}

func isMark(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("---"))
	return ok && (len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r' || rest[0] == '\n')
}

func (p piece) parse() []Document {
	if len(bytes.TrimSpace(bytes.TrimPrefix(p.text, []byte("---")))) == 0 {
		return nil // a file of nothing but marks is not worth a million parsers
	}
	var docs []Document
	dec := yaml.NewDecoder(bytes.NewReader(p.text))
	for {
		var n yaml.Node
		err := decode(dec, &n)
		if errors.Is(err, io.EOF) {
			return docs
		}
		if err != nil {
			return append(docs, Document{Line: p.above + 1, Err: p.explain(err)})
		}
		if len(n.Content) == 0 || n.Content[0].Tag == "!!null" && n.Content[0].Value == "" {
			continue
		}
		c := converter{above: p.above}
		root := c.convert(n.Content[0], "", 0)
		doc := Document{Root: root, Line: p.above + n.Content[0].Line}
		if c.err != nil {
			doc.Root, doc.Err = nil, c.err
		}
		docs = append(docs, doc)
	}
}

// decode guards against the parser's own panics on hostile input.
func decode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	return dec.Decode(n)
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

func (p piece) explain(err error) *Error {
	text := err.Error()
	line := 1
	m := yamlLine.FindStringSubmatch(text)
	if m != nil {
		text = text[len(m[0]):]
		if m[1] != "" {
			line, _ = strconv.Atoi(m[1])
		}
		if strings.HasPrefix(text, "did not find expected ") {
			line++ // for errors of grammar, as against those of spelling, the parser counts from 0
		}
	}
	return &Error{
		Line: p.above + line, Message: "not YAML: " + text,
		Remedy: "correct the syntax near this line; indent with spaces and put texts with ': ' or '#' into quotes",
	}
}

// converter turns the parser's nodes into ours and stops at the first error.
type converter struct {
	above   int
	alias   int // > 0 inside an alias
	aliased int
	err     *Error
}

func (c *converter) fail(n *yaml.Node, field, message, remedy string) *Node {
	if c.err == nil {
		c.err = &Error{Line: c.above + n.Line, Field: field, Message: message, Remedy: remedy}
	}
	return &Node{Line: c.above + n.Line}
}

func (c *converter) convert(n *yaml.Node, path string, depth int) *Node {
	if c.err != nil {
		return &Node{}
	}
	if depth > MaxDepth {
		return c.fail(n, path, fmt.Sprintf("nested deeper than %d levels", MaxDepth), "write the object flatter")
	}
	if c.alias > 0 {
		if c.aliased++; c.aliased > MaxAliased {
			return c.fail(n, "", fmt.Sprintf("aliases that expand to more than %d values", MaxAliased),
				"write the values out instead of using aliases")
		}
	}
	switch n.Kind {
	case yaml.AliasNode:
		c.alias++
		out := c.convert(n.Alias, path, depth+1)
		c.alias--
		out.Line = c.above + n.Line
		return out
	case yaml.MappingNode:
		return c.mapping(n, path, depth)
	case yaml.SequenceNode:
		out := &Node{Kind: List, Line: c.above + n.Line, Items: make([]*Node, 0, len(n.Content))}
		for i, item := range n.Content {
			out.Items = append(out.Items, c.convert(item, path+"["+strconv.Itoa(i)+"]", depth+1))
		}
		return out
	default:
		return c.scalar(n, path)
	}
}

func (c *converter) mapping(n *yaml.Node, path string, depth int) *Node {
	out := &Node{Kind: Map, Line: c.above + n.Line}
	lines := make(map[string]int, len(n.Content)/2)
	var merges []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return c.fail(key, path, "field whose name is not a plain text", "write one word before the colon")
		}
		if key.Tag == "!!merge" {
			merges = append(merges, value)
			continue
		}
		at := join(path, key.Value)
		if before, twice := lines[key.Value]; twice {
			return c.fail(key, at, fmt.Sprintf("field %q stands twice, first in line %d", key.Value, before), "remove one of the two")
		}
		lines[key.Value] = c.above + key.Line
		out.Fields = append(out.Fields, Field{Name: key.Value, Line: c.above + key.Line, Node: c.convert(value, at, depth+1)})
	}
	for _, m := range merges {
		c.merge(out, m, path, depth)
	}
	return out
}

// merge adds the fields of a "<<" value that out does not have itself.
func (c *converter) merge(out *Node, value *yaml.Node, path string, depth int) {
	n := c.convert(value, path, depth+1)
	from := []*Node{n}
	if n.Kind == List {
		from = n.Items
	}
	for _, m := range from {
		if m.Kind != Map {
			c.fail(value, path, "merge (<<) of something that is no mapping", "write the fields out")
			return
		}
		for _, f := range m.Fields {
			if out.Get(f.Name) == nil {
				f.Line = c.above + value.Line
				out.Fields = append(out.Fields, f)
			}
		}
	}
}

func (c *converter) scalar(n *yaml.Node, path string) *Node {
	out := &Node{Line: c.above + n.Line}
	switch n.Tag {
	case "!!null":
	case "!!str":
		out.Value = n.Value
		if b, ok := oldBool[n.Value]; ok && n.Style == 0 {
			out.Value = b
		}
	case "!!timestamp":
		out.Value = n.Value
	case "!!bool":
		out.Value = strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		var v any
		if err := n.Decode(&v); err != nil {
			return c.fail(n, path, "number that cannot be read: "+n.Value, "put it into quotes if it is a text")
		}
		var ok bool
		if out.Value, ok = number(v); !ok {
			return c.fail(n, path, "number that JSON does not have: "+n.Value, "put it into quotes if it is a text")
		}
	default:
		return c.fail(n, path, "YAML tag that manifests do not use: "+n.Tag, "remove the tag")
	}
	return out
}

// oldBool are the words that YAML 1.1, and so kubectl, takes for truth values.
var oldBool = map[string]bool{
	"y": true, "Y": true, "yes": true, "Yes": true, "YES": true, "on": true, "On": true, "ON": true,
	"n": false, "N": false, "no": false, "No": false, "NO": false, "off": false, "Off": false, "OFF": false,
}

// IsOldBool reports whether kubectl takes s for a truth value if it stands without quotes, "yes" or "off" for example.
func IsOldBool(s string) bool {
	_, is := oldBool[s]
	return is
}

func number(v any) (any, bool) {
	switch v := v.(type) {
	case int:
		return int64(v), true
	case int64:
		return v, true
	case uint64:
		return float64(v), true
	case float64:
		return v, !math.IsNaN(v) && !math.IsInf(v, 0)
	default:
		return nil, false
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
