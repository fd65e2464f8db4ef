package page

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/fault"
)

// refusal is an error that the visitor can mend, with a text for people that says how.
type refusal struct {
	text catalog.Text
	args []any
}

// Refuse makes an error of a kind (fault.Invalid, fault.NotFound) whose text visitors see, in their language and filled in
// with args. See Kit.Both and View.Both for the text.
func Refuse(kind fault.Kind, text catalog.Text, args ...any) error {
	return fault.Wrap(kind, "serving a request", &refusal{text: text, args: args})
}

// Error implements error.
func (e *refusal) Error() string { return e.in(catalog.English) }

func (e *refusal) in(lang string) string {
	if len(e.args) == 0 {
		return e.text.In(lang)
	}
	return fmt.Sprintf(e.text.In(lang), e.args...)
}

// Problem is an error as a visitor sees it.
type Problem struct {
	Status  int
	Kind    fault.Kind
	Heading string
	Detail  string
}

// statusGone is what nginx logs when the visitor left before the answer.
const statusGone = 499

// Problem judges err. What the visitor cannot mend is logged here and shown without its text.
func (k *Kit) Problem(r *http.Request, err error, lang string) Problem {
	kind := fault.KindOf(err)
	switch {
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		return Problem{Status: statusGone}
	case errors.Is(err, context.DeadlineExceeded):
		kind = fault.OurSide // it is our own database that gave no answer in time
	}
	p := Problem{Status: fault.TraitsOf(kind).Status, Kind: kind}
	text := func(key string) string { return k.Text(lang, key) }
	if e, ok := errors.AsType[*refusal](err); ok {
		p.Detail = e.in(lang)
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
	k.cfg.Log.ErrorContext(r.Context(), "Served no page", "url", r.URL.Path, "kind", string(kind), "err", err, "request", ID(r))
	return p
}

// MethodProblem says that only reading is offered.
func (k *Kit) MethodProblem(lang string) Problem {
	return Problem{
		Status: http.StatusMethodNotAllowed, Kind: fault.Invalid,
		Heading: k.Text(lang, "error.title.method"), Detail: k.Text(lang, "error.method"),
	}
}
