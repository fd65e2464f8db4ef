package failure

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// Named makes err, from anywhere below a fetch, the fault that it returns for op: one whose outermost kind, remedy and
// Retry-After are those of the cause, and whose text holds no address beyond op.
func Named(ctx context.Context, op string, err error) error {
	out := &fault.Error{Op: op}
	if inner, ok := errors.AsType[*fault.Error](err); ok {
		cause := *inner
		out.Kind, out.Remedy, out.RetryAfter = inner.Kind, inner.Remedy, inner.RetryAfter
		cause.Remedy = ""
		if out.Err = &cause; cause.Op == "" {
			out.Err = cause.Err
		}
		return out
	}
	out.Kind, out.Err = classify(ctx, err)
	return out
}

// OurSide is a fault of our own side, unless ctx ended.
func OurSide(ctx context.Context, op string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fault.Wrap(fault.OurSide, op, err)
}

// classify finds the kind of an error of the client, the transport or the connection, from specific to general: almost every
// one of them is also a *url.Error, a *net.OpError and perhaps a timeout.
func classify(ctx context.Context, err error) (fault.Kind, error) {
	// *url.Error prints the whole address, query included.
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	switch end := ctx.Err(); {
	case errors.Is(end, context.Canceled):
		return fault.OurSide, context.Canceled
	case end != nil:
		return fault.TimedOut, fmt.Errorf("the time of the run is over: %w", end)
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		return fault.Unreachable, &said{"no DNS answer for " + e.Name + ": " + e.Err, err}
	}
	if isTLS(err) {
		return fault.TLSInvalid, err
	}
	if e, ok := errors.AsType[net.Error](err); ok && e.Timeout() {
		return fault.TimedOut, &said{"no whole answer in time", err}
	}
	switch text := err.Error(); {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fault.Unreachable, &said{"the connection broke off in the middle of the answer", err}
	case errors.Is(err, io.EOF):
		return fault.Unreachable, &said{"the connection was closed without an answer", err}
	case strings.Contains(text, "server response headers exceeded"):
		return fault.TooLarge, &said{"the header of the answer is too large", err}
	case strings.Contains(text, "failed to parse Location header"):
		return fault.BadContent, &said{"it redirects to what is no address", err}
	case strings.Contains(text, "malformed"), strings.Contains(text, "bad Content-Length"):
		return fault.BadContent, &said{"the answer is not HTTP", err}
	}
	return fault.Unreachable, err
}

// said is an error with another text: the original's holds an address or says nothing to a person.
type said struct {
	text  string
	cause error
}

func (s *said) Error() string { return s.text }
func (s *said) Unwrap() error { return s.cause }

func isTLS(err error) bool {
	if errors.Is(err, http.ErrSchemeMismatch) {
		return true
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return true
	}
	if _, ok := errors.AsType[tls.AlertError](err); ok {
		return true
	}
	if _, ok := errors.AsType[x509.UnknownAuthorityError](err); ok {
		return true
	}
	if _, ok := errors.AsType[x509.HostnameError](err); ok {
		return true
	}
	// The rest of crypto/tls has no types: "tls: server selected unsupported protocol version 301".
	text := err.Error()
	return strings.HasPrefix(text, "tls: ") || strings.HasPrefix(text, "remote error: tls: ") || strings.HasPrefix(text, "x509: ")
}

// OfStatus is the fault that a status stands for; nil for answers and redirects. The comment of package fetch has the table.
func OfStatus(status int) error {
	kind := fault.Blocked
	switch {
	case status < 400:
		return nil
	case status == http.StatusNotFound, status == http.StatusGone:
		kind = fault.NotFound
	case status == http.StatusNotAcceptable, status == http.StatusUnsupportedMediaType:
		kind = fault.WrongMediaType
	case status == http.StatusRequestTimeout:
		kind = fault.TimedOut
	case status >= 500 && status < 600:
		kind = fault.Unavailable
	}
	return fault.New(kind, "", "the server answered %s", strings.TrimSpace(fmt.Sprint(status, " ", http.StatusText(status))))
}
