//go:build !lean

package schema

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// pathOf is the path that e complains of; "" for the whole object.
func pathOf(e *field.Error) string {
	if e.Field == "<nil>" {
		return ""
	}
	return strings.TrimPrefix(e.Field, ".")
}

// ruleViolation takes the message of a rule apart, "what is wrong; what to do", and shows the value if it is a text.
func ruleViolation(obj map[string]any, e *field.Error) Violation {
	path := pathOf(e)
	message, remedy, _ := strings.Cut(e.Detail, "; ")
	if s, ok := valueAt(obj, path).(string); ok && s != "" {
		message = quote(s) + ": " + message
	}
	return Violation{Field: path, Message: message, Remedy: remedy}
}

// valueAt is the value at a path of plain names; nil if there is none.
func valueAt(obj map[string]any, path string) any {
	var v any = obj
	for name := range strings.SplitSeq(path, ".") {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return v
}

// consequence reports whether a rule could not even run because of what errs complain of already.
func consequence(e *field.Error, errs field.ErrorList) bool {
	return len(errs) > 0 && strings.Contains(e.Detail, " evaluating rule: ")
}

// explain says in our own words what the schema found.
func (k *Kind) explain(e *field.Error) Violation {
	v := Violation{Field: pathOf(e)}
	s := k.lookup(v.Field)
	switch e.Type {
	case field.ErrorTypeRequired:
		v.Message, v.Remedy = "missing", advice("add", v.Field, s)
	case field.ErrorTypeNotSupported:
		allowed := enum(s)
		v.Message = fmt.Sprintf("%s is not one of %s", quote(e.BadValue), strings.Join(allowed, ", "))
		v.Remedy = "write one of them"
		if best := Nearest(fmt.Sprint(e.BadValue), allowed); best != "" {
			v.Remedy = "did you mean " + best + "?"
		}
	case field.ErrorTypeTypeInvalid:
		v.Message, v.Remedy = typeMismatch(s, e.BadValue, e.Detail)
	case field.ErrorTypeDuplicate:
		v.Message, v.Remedy = quote(e.BadValue)+" stands twice in the list", "remove one of the two"
	case field.ErrorTypeTooLong:
		v.Message, v.Remedy = "too long: "+bound(s), "shorten it"
	case field.ErrorTypeTooMany:
		v.Message, v.Remedy = "too many entries: "+bound(s), "remove some"
	default:
		v.Message, v.Remedy = k.invalid(v.Field, s, e)
	}
	return v
}

// invalid explains a value of the right type that the schema does not allow.
func (k *Kind) invalid(path string, s *schema.Structural, e *field.Error) (message, remedy string) {
	detail := e.Detail
	if _, after, ok := strings.Cut(detail, " in body "); ok {
		detail = after
	}
	if strings.HasPrefix(path, "metadata.") {
		return quote(e.BadValue) + " is not allowed: " + detail, "write it as Kubernetes wants it"
	}
	if s != nil && s.ValueValidation != nil && s.ValueValidation.Pattern != "" && strings.Contains(detail, s.ValueValidation.Pattern) {
		detail = "does not have the right form"
	}
	return quote(e.BadValue) + " " + detail, advice("correct", path, s)
}

// typeMismatch explains a value of another type than the schema's.
func typeMismatch(s *schema.Structural, value any, detail string) (message, remedy string) {
	if s == nil || s.Type == "" {
		return detail, "correct its type"
	}
	message = "must be " + typeNames[s.Type] + ", not " + shape(value)
	switch shape(value) {
	case "a number", "a truth value":
		if s.Type == "string" {
			return message, "put it into quotes"
		}
	case "a text":
		if s.Type == "integer" || s.Type == "boolean" {
			return message, "remove the quotes and write " + typeNames[s.Type]
		}
	}
	return message, "write " + typeNames[s.Type]
}

var typeNames = map[string]string{
	"string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
	"object": "a mapping (name: value)", "array": "a list (- value)",
}

// shape names the type of a JSON value; the validator gives some values by the name of their type.
func shape(value any) string {
	switch v := value.(type) {
	case string:
		switch v {
		case "integer", "number":
			return "a number"
		case "boolean":
			return "a truth value"
		case "object":
			return "a mapping"
		case "array":
			return "a list"
		case "null":
			return "nothing"
		}
		return "a text"
	case bool:
		return "a truth value"
	case map[string]any:
		return "a mapping"
	case []any:
		return "a list"
	default:
		return "a number"
	}
}

// metaViolation finds the field in metadata that does not decode.
func metaViolation(obj map[string]any, e *field.Error) Violation {
	v := Violation{Field: pathOf(e), Message: e.Detail, Remedy: "correct its type"}
	meta, ok := obj["metadata"].(map[string]any)
	if !ok {
		v.Message, v.Remedy = "must be a mapping (name: value)", "write metadata with at least a name"
		return v
	}
	for _, name := range []string{"name", "namespace"} {
		if value, found := meta[name]; found {
			if _, isText := value.(string); !isText {
				return Violation{Field: "metadata." + name, Message: "must be a text, not " + shape(value), Remedy: "put it into quotes"}
			}
		}
	}
	for _, name := range []string{"labels", "annotations"} {
		entries, _ := meta[name].(map[string]any)
		for key, value := range entries {
			if _, isText := value.(string); !isText {
				return Violation{
					Field: "metadata." + name + "." + key, Message: "must be a text, not " + shape(value), Remedy: "put it into quotes",
				}
			}
		}
	}
	return v
}

// lookup is the schema at a path; nil where the path leaves the schema.
func (k *Kind) lookup(path string) *schema.Structural {
	s := k.structural
	for name := range strings.SplitSeq(path, ".") {
		if name == "" {
			continue
		}
		name, index, _ := strings.Cut(name, "[")
		prop, ok := s.Properties[name]
		if !ok {
			return nil
		}
		s = &prop
		if index != "" {
			if s.Items == nil {
				return nil
			}
			s = s.Items
		}
	}
	return s
}

// advice is what to do about a field, with the first sentence of its description if it has one.
func advice(do, path string, s *schema.Structural) string {
	if s == nil || s.Description == "" {
		return do + " " + last(path)
	}
	text := strings.Join(strings.Fields(s.Description), " ")
	text, _, _ = strings.Cut(text, ". ")
	return do + " it: " + strings.TrimSuffix(text, ".")
}

func enum(s *schema.Structural) []string {
	if s == nil || s.ValueValidation == nil {
		return nil
	}
	var out []string
	for _, e := range s.ValueValidation.Enum {
		out = append(out, fmt.Sprint(e.Object))
	}
	return out
}

func bound(s *schema.Structural) string {
	switch {
	case s == nil || s.ValueValidation == nil:
		return "more than allowed"
	case s.ValueValidation.MaxLength != nil:
		return "at most " + strconv.FormatInt(*s.ValueValidation.MaxLength, 10) + " characters"
	case s.ValueValidation.MaxItems != nil:
		return "at most " + strconv.FormatInt(*s.ValueValidation.MaxItems, 10)
	default:
		return "more than allowed"
	}
}

func last(path string) string {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[i+1:]
	}
	return path
}

// quote shows a value, shortened if it is long.
func quote(value any) string {
	s, ok := value.(string)
	if !ok {
		return fmt.Sprint(value)
	}
	if r := []rune(s); len(r) > 80 {
		s = string(r[:80]) + "…"
	}
	return strconv.Quote(s)
}

// unknownField explains a field that the schema does not have.
func (k *Kind) unknownField(path string) Violation {
	v := Violation{Field: path, Message: "unknown field", Remedy: "remove it"}
	parent, name := "", path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		parent, name = path[:i], path[i+1:]
	}
	var known []string
	switch {
	case parent == "metadata":
		known = []string{"name", "namespace", "labels", "annotations"}
	case k.lookup(parent) != nil:
		for n := range k.lookup(parent).Properties {
			known = append(known, n)
		}
	}
	slices.Sort(known)
	if best := Nearest(name, known); best != "" {
		v.Remedy = "did you mean " + best + "?"
		return v
	}
	if places := k.places("", k.structural, name); len(places) > 0 {
		v.Remedy = "did you mean " + strings.Join(places, " or ") + "?"
	}
	return v
}

// places are the paths under s at which a field of this name belongs, at most three.
func (k *Kind) places(path string, s *schema.Structural, name string) []string {
	var out []string
	for _, n := range slices.Sorted(maps.Keys(s.Properties)) {
		if n == "status" && path == "" {
			continue
		}
		prop := s.Properties[n]
		at := strings.TrimPrefix(path+"."+n, ".")
		if n == name {
			out = append(out, at)
		}
		out = append(out, k.places(at, &prop, name)...)
	}
	return out[:min(len(out), 3)]
}
