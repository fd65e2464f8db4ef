//go:build !lean

package schema

import (
	"testing"

	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/model"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"k8s.io/apiserver/pkg/cel/environment"
)

// The limits by which an API server refuses a definition when it is installed.
const (
	ruleCostLimit       = 10_000_000
	definitionCostLimit = 100_000_000
)

// TestDefinitionsAreAccepted makes the checks of an API server that a definition is installed on: structure, defaults,
// and for every rule that it compiles for new objects and that its estimated cost is within the limits.
func TestDefinitionsAreAccepted(t *testing.T) {
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	if len(kinds) != 2 {
		t.Fatalf("%d kinds, want Municipality and Source", len(kinds))
	}
	for _, k := range kinds {
		for _, e := range schema.ValidateStructural(nil, k.structural) {
			t.Errorf("%s: %v", k.Name, e)
		}
		errs, err := defaulting.ValidateDefaults(t.Context(), nil, k.structural, true, true)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range errs {
			t.Errorf("%s: %v", k.Name, e)
		}
		c := coster{t: t, kind: k.Name}
		c.walk(nil, k.structural, true, 1)
		if c.rules == 0 {
			t.Errorf("%s: no rule found", k.Name)
		}
		if c.total > definitionCostLimit {
			t.Errorf("%s: all rules cost %d, more than %d", k.Name, c.total, definitionCostLimit)
		}
		t.Logf("%s: %d rules, estimated cost %d of %d", k.Name, c.rules, c.total, definitionCostLimit)
	}
}

// TestCostsAreEstimated makes sure that the walk above finds a rule that costs too much.
func TestCostsAreEstimated(t *testing.T) {
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	s := kinds[0].lookup("spec").DeepCopy()
	aliases := s.Properties["aliases"]
	aliases.ValueValidation.MaxItems = nil
	aliases.XValidations = s.XValidations[:1].DeepCopy()
	aliases.XValidations[0].Rule = "self.all(a, self.all(b, a.contains(b) || b.contains(a)))"
	aliases.XValidations[0].FieldPath = ""
	s.Properties["aliases"] = aliases
	c := coster{t: t, kind: "changed"}
	c.walk(nil, s, false, 1)
	if c.total <= definitionCostLimit || c.over == 0 {
		t.Errorf("a quadratic rule over an unbounded list costs %d, and %d rules are over the limit", c.total, c.over)
	}
}

type coster struct {
	t     *testing.T
	kind  string
	total uint64
	rules int
	over  int
}

// walk adds up what the rules of s and below cost at worst, in a place that occurs up to times often.
func (c *coster) walk(path *field.Path, s *schema.Structural, root bool, times uint64) {
	if len(s.XValidations) > 0 {
		c.compile(path, s, root, times)
	}
	for name := range s.Properties {
		prop := s.Properties[name]
		c.walk(path.Child(name), &prop, false, times)
	}
	if s.Items != nil {
		n := uint64(1000)
		if s.ValueValidation != nil && s.ValueValidation.MaxItems != nil {
			n = uint64(*s.ValueValidation.MaxItems)
		}
		c.walk(path.Key("*"), s.Items, false, times*n)
	}
}

func (c *coster) compile(path *field.Path, s *schema.Structural, root bool, times uint64) {
	env := environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion())
	results, err := cel.Compile(s, model.SchemaDeclType(s, root), celconfig.PerCallLimit, env, cel.NewExpressionsEnvLoader())
	if err != nil {
		c.t.Fatalf("%s %s: %v", c.kind, path, err)
	}
	for i, r := range results {
		rule := s.XValidations[i]
		switch {
		case r.Error != nil:
			c.t.Errorf("%s %s: rule %q: %v", c.kind, path, rule.Rule, r.Error)
		case r.MessageExpressionError != nil:
			c.t.Errorf("%s %s: message of rule %q: %v", c.kind, path, rule.Rule, r.MessageExpressionError)
		}
		if rule.FieldPath != "" {
			if _, _, err := cel.ValidFieldPath(rule.FieldPath, s); err != nil {
				c.t.Errorf("%s %s: field path of rule %q: %v", c.kind, path, rule.Rule, err)
			}
		}
		cost := r.MaxCost * times
		if cost > ruleCostLimit || r.MessageExpressionMaxCost > ruleCostLimit {
			c.over++
			if c.kind != "changed" {
				c.t.Errorf("%s %s: rule %q costs %d, its message %d", c.kind, path, rule.Rule, cost, r.MessageExpressionMaxCost)
			}
		}
		c.rules++
		c.total += cost + r.MessageExpressionMaxCost
	}
}
