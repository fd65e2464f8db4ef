package convert

import (
	"errors"
	"strings"
)

// FieldError says what is wrong with one field of an object that its schema allows.
type FieldError struct {
	Field   string // "spec.page.contentSelector"
	Message string
	Remedy  string
}

// Error implements error: field, message, remedy.
func (e *FieldError) Error() string {
	var b strings.Builder
	b.WriteString(e.Field + ": " + e.Message)
	if e.Remedy != "" {
		b.WriteString(" (" + e.Remedy + ")")
	}
	return b.String()
}

// FieldErrors takes apart the error of ToSpec or RequestedAt: one *FieldError for each thing that is wrong, none for nil.
func FieldErrors(err error) []*FieldError {
	if err == nil {
		return nil
	}
	if e, ok := err.(*FieldError); ok { //nolint:errorlint // the tree is walked by hand, to find all of them
		return []*FieldError{e}
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var out []*FieldError
		for _, e := range many.Unwrap() {
			out = append(out, FieldErrors(e)...)
		}
		return out
	}
	if inner := errors.Unwrap(err); inner != nil {
		return FieldErrors(inner)
	}
	return []*FieldError{{Message: err.Error()}}
}
