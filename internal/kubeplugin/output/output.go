// Package output prints what the plugin found, in the forms that kubectl has.
package output

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"k8s.io/client-go/util/jsonpath"
	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/api/v1alpha1"
	"github.com/lagebild/lagebild/internal/fault"
)

// Table is rows of cells, the headers among them.
type Table [][]string

// Write prints the cells in columns, as kubectl does.
func (t Table) Write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 6, 4, 3, ' ', 0)
	for _, row := range t {
		if _, err := fmt.Fprintln(w, strings.Join(row, "\t")); err != nil {
			return fault.Wrap(fault.OurSide, "printing", err)
		}
	}
	return fault.Wrap(fault.OurSide, "printing", w.Flush())
}

// Data prints v as json or yaml.
func Data(out io.Writer, output string, v any) error {
	var data []byte
	var err error
	switch output {
	case "json":
		data, err = json.MarshalIndent(v, "", "  ")
		data = append(data, '\n')
	case "yaml":
		data, err = yaml.Marshal(v)
	default:
		return &fault.Error{Kind: fault.Invalid, Op: "reading --output", Err: fmt.Errorf("%q is no form", output), Remedy: "use json or yaml"}
	}
	if err == nil {
		_, err = out.Write(data)
	}
	return fault.Wrap(fault.OurSide, "printing", err)
}

// Sources prints Sources in a form for machines: json, yaml, name or jsonpath=TEMPLATE.
func Sources(out io.Writer, output string, list *v1alpha1.SourceList) error {
	if template, ok := strings.CutPrefix(output, "jsonpath="); ok {
		return path(out, template, list)
	}
	if output != "name" {
		if output != "json" && output != "yaml" {
			return &fault.Error{
				Kind: fault.Invalid, Op: "reading --output", Err: fmt.Errorf("%q is no form", output),
				Remedy: "use wide, json, yaml, name or jsonpath=TEMPLATE",
			}
		}
		return Data(out, output, list)
	}
	for _, s := range list.Items {
		if _, err := fmt.Fprintf(out, "source.%s/%s\n", v1alpha1.GroupVersion.Group, s.Name); err != nil {
			return fault.Wrap(fault.OurSide, "printing", err)
		}
	}
	return nil
}

func path(out io.Writer, template string, list *v1alpha1.SourceList) error {
	const op = "reading --output"
	p := jsonpath.New("output")
	if err := p.Parse(template); err != nil {
		return &fault.Error{Kind: fault.Invalid, Op: op, Err: err, Remedy: "write it as for kubectl: jsonpath='{.items[*].metadata.name}'"}
	}
	data, err := json.Marshal(list) // a template has the names of the JSON, not those of Go
	if err != nil {
		return fault.Wrap(fault.Internal, op, err)
	}
	var plain any
	if err := json.Unmarshal(data, &plain); err != nil {
		return fault.Wrap(fault.Internal, op, err)
	}
	return fault.Wrap(fault.Invalid, op, p.Execute(out, plain))
}
