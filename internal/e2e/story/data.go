//go:build linux

package story

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// database is the pod of the built-in PostgreSQL.
const database = release + "-postgres-0"

// psql asks the database in its pod; each row is a line, its fields with tabs between them.
func (s *story) psql(ctx context.Context, query string) (string, error) {
	out, err := s.kubectl(ctx, "exec", "-n", namespace, database, "--", "psql", "-U", "lagebild", "-d", "lagebild", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", query)
	return strings.TrimSpace(out), err
}

// number asks the database for one.
func (s *story) number(ctx context.Context, query string) (int64, error) {
	out, err := s.psql(ctx, query)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(out, 10, 64)
}

// twice counts runs of a source that another run of it overlaps, among those after the one with the number since.
func (s *story) twice(ctx context.Context, since int64) (runs, doubled int64, err error) {
	if runs, err = s.number(ctx, fmt.Sprintf(`SELECT count(*) FROM runs WHERE id > %d`, since)); err != nil {
		return 0, 0, err
	}
	doubled, err = s.number(ctx, fmt.Sprintf(`SELECT count(*) FROM runs a JOIN runs b ON b.source_id = a.source_id AND b.id > a.id
		AND b.started_at < a.finished_at AND a.started_at < b.finished_at WHERE a.id > %d`, since))
	if err == nil && doubled > 0 {
		err = fmt.Errorf("%d of %d runs overlapped another run of their source", doubled, runs)
	}
	return runs, doubled, err
}

// lastRun is the number of the newest run.
func (s *story) lastRun(ctx context.Context) (int64, error) {
	return s.number(ctx, `SELECT coalesce(max(id), 0) FROM runs`)
}

// overview is what the story looks at of the API's picture.
type overview struct {
	At         time.Time `json:"at"`
	DatabaseUp bool      `json:"databaseUp"`
	Bodies     []struct {
		AGS     string            `json:"ags"`
		Sources int               `json:"sources"`
		Cells   []json.RawMessage `json:"cells"`
	} `json:"bodies"`
}

// known counts bodies of which something is known, and what is.
func (o overview) known() (bodies, cells int) {
	for _, b := range o.Bodies {
		if len(b.Cells) > 0 {
			bodies++
		}
		cells += len(b.Cells)
	}
	return bodies, cells
}

// fetch asks the site for a page.
func (s *story) fetch(ctx context.Context, path string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+path, http.NoBody)
	if err != nil {
		return nil, err
	}
	resp, err := (&http.Client{Timeout: 20 * time.Second}).Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	const most = 64 << 20
	text, err := io.ReadAll(io.LimitReader(resp.Body, most))
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s: %.200s", path, resp.Status, text)
	}
	return text, err
}

// overview asks for the picture at a moment, or now.
func (s *story) overview(ctx context.Context, at time.Time) (overview, error) {
	path := "/api/v1/overview"
	if !at.IsZero() {
		path += "?at=" + at.UTC().Format("2006-01-02T15:04:05Z")
	}
	text, err := s.fetch(ctx, path)
	if err != nil {
		return overview{}, err
	}
	var o overview
	return o, json.Unmarshal(text, &o)
}

// cellsAt is everything that the picture of a past moment shows, for comparing.
func (s *story) cellsAt(ctx context.Context, at time.Time) (map[string]string, error) {
	o, err := s.overview(ctx, at)
	if err != nil {
		return nil, err
	}
	if len(o.Bodies) == 0 {
		return nil, errors.New("the picture shows nobody")
	}
	out := map[string]string{}
	for _, b := range o.Bodies {
		cells := make([]string, len(b.Cells))
		for i, c := range b.Cells {
			cells[i] = string(c)
		}
		out[b.AGS] = strings.Join(cells, "\n")
	}
	return out, nil
}

// differences says how two pictures differ.
func differences(before, after map[string]string) error {
	var out []string
	for ags, cells := range before {
		if after[ags] != cells {
			out = append(out, fmt.Sprintf("%s showed\n%.300s\nand now\n%.300s", ags, cells, after[ags]))
		}
	}
	for ags := range after {
		if _, ok := before[ags]; !ok {
			out = append(out, ags+" was not there")
		}
	}
	if len(out) == 0 {
		return nil
	}
	return fmt.Errorf("%d bodies show something else, such as %s", len(out), out[0])
}
