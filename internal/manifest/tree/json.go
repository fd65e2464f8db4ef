package tree

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// ParseJSON reads all JSON values of a file, one after the other; nothing after an error is read.
func ParseJSON(data []byte) []Document {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	p := &jsonParser{dec: dec, data: data, line: 1}
	var docs []Document
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return docs
		}
		line := p.here()
		if err != nil {
			return append(docs, Document{Line: line, Err: p.explain(err)})
		}
		root, err := p.value(tok, "", 0)
		if err != nil {
			return append(docs, Document{Line: line, Err: p.explain(err)})
		}
		docs = append(docs, Document{Root: root, Line: line})
	}
}

type jsonParser struct {
	dec  *json.Decoder
	data []byte
	line int   // of offset at
	at   int64 // how far lines are counted
}

// here is the line of the token read last.
func (p *jsonParser) here() int {
	off := min(p.dec.InputOffset(), int64(len(p.data)))
	p.line += bytes.Count(p.data[p.at:off], []byte("\n"))
	p.at = off
	return p.line
}

func (p *jsonParser) explain(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	line := p.here()
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		end := max(p.at, min(e.Offset, int64(len(p.data))))
		line += bytes.Count(p.data[p.at:end], []byte("\n"))
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.ErrUnexpectedEOF
		line = p.line + bytes.Count(p.data[p.at:], []byte("\n"))
	}
	return &Error{Line: line, Message: "not JSON: " + err.Error(), Remedy: "correct the syntax near this line"}
}

func (p *jsonParser) value(tok json.Token, path string, depth int) (*Node, error) {
	n := &Node{Line: p.here()}
	if depth > MaxDepth {
		return nil, &Error{
			Line: n.Line, Field: path, Message: fmt.Sprintf("nested deeper than %d levels", MaxDepth),
			Remedy: "write the object flatter",
		}
	}
	switch t := tok.(type) {
	case json.Delim:
		if t == '{' {
			return p.object(n, path, depth)
		}
		return p.list(n, path, depth)
	case json.Number:
		v, err := jsonNumber(t)
		if err != nil {
			return nil, &Error{Line: n.Line, Field: path, Message: "number that cannot be read: " + t.String(), Remedy: "write a smaller number"}
		}
		n.Value = v
	default:
		n.Value = t
	}
	return n, nil
}

func (p *jsonParser) object(n *Node, path string, depth int) (*Node, error) {
	n.Kind = Map
	lines := map[string]int{}
	for p.dec.More() {
		tok, err := p.dec.Token()
		if err != nil {
			return nil, err
		}
		name, _ := tok.(string)
		line, at := p.here(), join(path, name)
		if before, twice := lines[name]; twice {
			return nil, &Error{
				Line: line, Field: at, Message: fmt.Sprintf("field %q stands twice, first in line %d", name, before),
				Remedy: "remove one of the two",
			}
		}
		lines[name] = line
		v, err := p.next(at, depth+1)
		if err != nil {
			return nil, err
		}
		n.Fields = append(n.Fields, Field{Name: name, Line: line, Node: v})
	}
	_, err := p.dec.Token() // the closing brace
	return n, err
}

func (p *jsonParser) list(n *Node, path string, depth int) (*Node, error) {
	n.Kind = List
	for p.dec.More() {
		v, err := p.next(path+"["+strconv.Itoa(len(n.Items))+"]", depth+1)
		if err != nil {
			return nil, err
		}
		n.Items = append(n.Items, v)
	}
	_, err := p.dec.Token() // the closing bracket
	return n, err
}

func (p *jsonParser) next(path string, depth int) (*Node, error) {
	tok, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	return p.value(tok, path, depth)
}

func jsonNumber(n json.Number) (any, error) {
	if i, err := n.Int64(); err == nil {
		return i, nil
	}
	return n.Float64()
}
