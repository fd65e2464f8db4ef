package why

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

const (
	maxAnswer   = 32 << 20 // bytes; the overview of all of Germany has some 10
	askPatience = 30 * time.Second
)

// overviewAnswer is what is used of /api/v1/overview.
type overviewAnswer struct {
	At     time.Time `json:"at"`
	Bodies []struct {
		AGS  string `json:"ags"`
		Name string `json:"name"`
	} `json:"bodies"`
}

// cellAnswer is what is used of /api/v1/cells/{ags}/{service}.
type cellAnswer struct {
	Cell       *notice.Cell `json:"cell"`
	Silent     bool         `json:"silent"`
	Statements []struct {
		ID          int64            `json:"id"`
		Notice      int64            `json:"notice"`
		Status      notice.Status    `json:"status"`
		From        notice.Day       `json:"from"`
		Until       notice.Day       `json:"until"`
		Quote       string           `json:"quote"`
		Review      bool             `json:"review"`
		Source      string           `json:"source"`
		Authority   notice.Authority `json:"authority"`
		Effective   time.Time        `json:"effective"`
		ConfirmedAt time.Time        `json:"confirmedAt"`
	} `json:"statements"`
}

// AskServer finds the answer to q at the address base of a Lagebild server.
func AskServer(ctx context.Context, base string, q Question) (Answer, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return Answer{}, &fault.Error{
			Kind: fault.Invalid, Op: "reading --url", Err: fmt.Errorf("%q is no web address", base), Remedy: "write http://127.0.0.1:8470, for example",
		}
	}
	ctx, cancel := context.WithTimeout(ctx, askPatience)
	defer cancel()
	var o overviewAnswer
	if err := ask(ctx, u.JoinPath("api/v1/overview"), &o); err != nil {
		return Answer{}, err
	}
	w := Answer{Service: q.Service, At: o.At}
	for _, b := range o.Bodies {
		if q.means(b.AGS, b.Name) {
			w.AGS, w.Name = b.AGS, b.Name
		}
	}
	if w.AGS == "" {
		return Answer{}, q.noBody()
	}
	var c cellAnswer
	if err := ask(ctx, u.JoinPath("api/v1/cells", w.AGS, string(q.Service)), &c); err != nil {
		return Answer{}, err
	}
	w.Cell, w.Silent, w.Statements = c.Cell, c.Silent, []Judged{}
	for _, s := range c.Statements {
		w.add(Judged{
			ID: s.ID, Notice: s.Notice, Status: s.Status, From: s.From, Until: s.Until, Source: s.Source, Authority: s.Authority,
			Said: s.Effective, Confirmed: s.ConfirmedAt, Quote: s.Quote,
		}, s.Review)
	}
	w.judge()
	return w, nil
}

func ask(ctx context.Context, u *url.URL, into any) error {
	op := "asking " + u.Redacted()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), http.NoBody)
	if err != nil {
		return fault.Wrap(fault.Invalid, op, err)
	}
	req.Header.Set("Accept", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return &fault.Error{Kind: fault.Unreachable, Op: op, Err: err, Remedy: "give the address of a Lagebild server; kubectl port-forward opens a way to one"}
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case err != nil:
		return fault.Wrap(fault.Unreachable, op, err)
	case resp.StatusCode == http.StatusNotFound:
		return &fault.Error{
			Kind: fault.NotFound, Op: op, Err: fmt.Errorf("it answered %s", resp.Status),
			Remedy: "check the address and the service, whose keys /api/v1/services lists",
		}
	case resp.StatusCode != http.StatusOK:
		return fault.New(fault.Unavailable, op, "it answered %s", resp.Status)
	case len(body) > maxAnswer:
		return fault.New(fault.TooLarge, op, "it answered more than %d bytes", maxAnswer)
	}
	return fault.Wrap(fault.BadContent, op, json.Unmarshal(body, into))
}
