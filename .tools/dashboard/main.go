// Command dashboard checks a Grafana dashboard by the schema of Grafana: unknown and missing fields, wrong types, panels
// with one id or over each other. Then it prints the queries of its panels, one rule a query, for promtool to check.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func main() {
	plugins.RegisterDefaultPlugins()
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: dashboard FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "dashboard:", err)
		os.Exit(1)
	}
}

// shape is what the schema leaves open: where panels are and what they ask.
type shape struct {
	Panels []struct {
		ID      int    `json:"id"`
		Title   string `json:"title"`
		Type    string `json:"type"`
		GridPos struct{ X, Y, W, H int }
		Targets []struct{ Expr, RefID string } `json:"targets"`
	} `json:"panels"`
}

func run(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var d dashboard.Dashboard
	if err := found(d.UnmarshalJSONStrict(data)); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := found(d.Validate()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	var s shape
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	return errors.Join(s.layout(), s.queries())
}

// found gives nil for an empty list of errors, which the library returns when all is well.
func found(err error) error {
	if list, ok := errors.AsType[cog.BuildErrors](err); ok && len(list) == 0 {
		return nil
	}
	return err
}

// layout finds panels that Grafana would show over each other or mistake for one another.
func (s shape) layout() error {
	var errs []error
	ids := map[int]string{}
	taken := map[[2]int]string{}
	for _, p := range s.Panels {
		if other, ok := ids[p.ID]; ok {
			errs = append(errs, fmt.Errorf("panels %q and %q have the id %d", other, p.Title, p.ID))
		}
		ids[p.ID] = p.Title
		if p.Title == "" || (p.Type != "row" && len(p.Targets) == 0) {
			errs = append(errs, fmt.Errorf("panel %d: it has no title or asks nothing", p.ID))
		}
		for x := p.GridPos.X; x < p.GridPos.X+p.GridPos.W; x++ {
			for y := p.GridPos.Y; y < p.GridPos.Y+p.GridPos.H; y++ {
				if other, ok := taken[[2]int{x, y}]; ok || x >= 24 {
					errs = append(errs, fmt.Errorf("panel %q lies over %q or beside the grid", p.Title, other))
				}
				taken[[2]int{x, y}] = p.Title
			}
		}
	}
	return errors.Join(errs...)
}

// queries prints the queries as a file of recording rules.
func (s shape) queries() error {
	type rule struct {
		Record string `json:"record"`
		Expr   string `json:"expr"`
	}
	var rules []rule
	for _, p := range s.Panels {
		for _, t := range p.Targets {
			rules = append(rules, rule{fmt.Sprintf("panel:%d:%d", p.ID, len(rules)), t.Expr})
		}
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"groups": []any{map[string]any{"name": "dashboard", "rules": rules}}})
}
