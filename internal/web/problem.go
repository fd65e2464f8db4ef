package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/lagebild/lagebild/internal/fault"
)

// refusal is an error that the visitor can mend, with a text for people that says how.
type refusal struct {
	kind fault.Kind
	key  string // of the text
	args []any
}

// refuse makes a refusal; the text of key is filled in with args.
func refuse(kind fault.Kind, key string, args ...any) error {
	return fault.Wrap(kind, "serving a request", &refusal{kind: kind, key: key, args: args})
}

// Error implements error.
func (e *refusal) Error() string { return fmt.Sprint(append([]any{e.key}, e.args...)...) }

// problem is an error as a visitor sees it.
type problem struct {
	Status  int
	Kind    fault.Kind
	Heading string
	Detail  string
}

// statusGone is what nginx logs when the visitor left before the answer.
const statusGone = 499

// problem judges err. What the visitor cannot mend is logged here and shown without its text.
func (s *Server) problem(r *http.Request, err error, lang string) problem {
	kind := fault.KindOf(err)
	switch {
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		return problem{Status: statusGone}
	case errors.Is(err, context.DeadlineExceeded):
		kind = fault.OurSide // it is our own database that gave no answer in time
	}
	p := problem{Status: fault.TraitsOf(kind).Status, Kind: kind}
	text := func(key string, args ...any) string { return s.templates.text(lang, key, args...) }
	if e, ok := errors.AsType[*refusal](err); ok {
		p.Detail = text(e.key, e.args...)
	}
	switch kind {
	case fault.NotFound:
		p.Heading = text("error.title.notFound")
		if p.Detail == "" {
			p.Detail = text("error.notFound")
		}
		return p
	case fault.Invalid:
		p.Heading = text("error.title.invalid")
		if p.Detail == "" {
			p.Detail = text("error.invalid")
		}
		return p
	case fault.OurSide, fault.Unavailable, fault.TimedOut, fault.Conflict:
		p.Status, p.Heading, p.Detail = http.StatusServiceUnavailable, text("error.title.away"), text("error.away")
	default:
		p.Heading, p.Detail = text("error.title.other"), text("error.other")
	}
	s.cfg.Log.ErrorContext(r.Context(), "Served no page", "url", r.URL.Path, "kind", string(kind), "err", err, "request", id(r))
	return p
}

// methodProblem says that only reading is offered.
func (s *Server) methodProblem(lang string) problem {
	return problem{
		Status: http.StatusMethodNotAllowed, Kind: fault.Invalid,
		Heading: s.templates.text(lang, "error.title.method"), Detail: s.templates.text(lang, "error.method"),
	}
}

// faultText says what is wrong with a source, for people.
func (s *Server) faultText(k fault.Kind, lang string) string {
	if key := "fault." + string(k); s.templates.has(key) {
		return s.templates.text(lang, key)
	}
	return s.templates.text(lang, "fault."+string(fault.Internal))
}
