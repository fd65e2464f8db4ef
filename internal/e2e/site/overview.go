package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// Site is where the pages are.
type Site struct {
	URL string // "http://10.96.1.2"
}

// Overview is what the test looks at of the API's picture.
type Overview struct {
	At     time.Time `json:"at"`
	Bodies []struct {
		AGS   string            `json:"ags"`
		Cells []json.RawMessage `json:"cells"`
	} `json:"bodies"`
}

// Known counts bodies of which something is known, and what is.
func (o Overview) Known() (bodies, cells int) {
	for _, b := range o.Bodies {
		if len(b.Cells) > 0 {
			bodies++
		}
		cells += len(b.Cells)
	}
	return bodies, cells
}

// Overview asks for the picture at a moment, or now if that is zero.
func (s Site) Overview(ctx context.Context, at time.Time) (Overview, error) {
	path := "/api/v1/overview"
	if !at.IsZero() {
		path += "?at=" + at.UTC().Format("2006-01-02T15:04:05Z")
	}
	text, err := s.fetch(ctx, path)
	if err != nil {
		return Overview{}, err
	}
	var o Overview
	return o, json.Unmarshal(text, &o)
}

// Cells is what the picture of a past moment shows, by AGS, for comparing; a picture of nobody is an error. When a cell was
// last confirmed is left out: a confirmation that comes later stretches the time over which the version was seen, and with
// it over the moment.
func (s Site) Cells(ctx context.Context, at time.Time) (map[string]string, error) {
	o, err := s.Overview(ctx, at)
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
			if cells[i], err = without(c, "confirmedAt"); err != nil {
				return nil, err
			}
		}
		out[b.AGS] = strings.Join(cells, "\n")
	}
	return out, nil
}

// without is an object in JSON, its keys in order, without one of them.
func without(object []byte, key string) (string, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(object, &fields); err != nil {
		return "", err
	}
	delete(fields, key)
	text, err := json.Marshal(fields)
	return string(text), err
}

// Differences says how two pictures differ; nil if they do not.
func Differences(before, after map[string]string) error {
	var out []string
	for ags, cells := range before {
		if now, ok := after[ags]; !ok {
			out = append(out, ags+" is gone")
		} else if now != cells {
			out = append(out, fmt.Sprintf("%s showed\n%.300s\nand now\n%.300s", ags, cells, now))
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

// fetch asks the site for a page.
func (s Site) fetch(ctx context.Context, path string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+path, http.NoBody)
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
