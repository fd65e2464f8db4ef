package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// serve is a Site whose API answers with a picture for each moment, "" being now; it is away for others.
func serve(t *testing.T, pictures map[string]string) Site {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, ok := pictures[r.URL.Query().Get("at")]
		if !ok || r.URL.Path != "/api/v1/overview" {
			http.Error(w, "away", http.StatusServiceUnavailable)
			return
		}
		_, _ = w.Write([]byte(text))
	}))
	t.Cleanup(s.Close)
	return Site{URL: s.URL}
}

func TestOverview(t *testing.T) {
	s := serve(t, map[string]string{"": `{"at": "2023-11-02T08:00:00Z", "bodies": [{"ags": "1", "cells": [{}, {}]}, {"ags": "2", "cells": []}, {"ags": "3", "cells": [{}]}]}`})
	o, err := s.Overview(t.Context(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	if bodies, cells := o.Known(); bodies != 2 || cells != 3 || !o.At.Equal(time.Date(2023, 11, 2, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("got %d bodies, %d cells at %s", bodies, cells, o.At)
	}
	if _, err := s.Overview(t.Context(), o.At); err == nil || !strings.Contains(err.Error(), "?at=2023-11-02T08:00:00Z: 503") {
		t.Errorf("got %v, want it to name the page and the answer", err)
	}
}

func TestCellsAndDifferences(t *testing.T) {
	const moment = "2023-11-02T08:00:00Z"
	at := time.Date(2023, 11, 2, 9, 0, 0, 0, time.FixedZone("CET", 3600))
	before := map[string]string{"1": `{"status":"available"}` + "\n" + `{"status":"unavailable"}`, "2": ""}
	for name, tt := range map[string]struct{ picture, want string }{
		"the same":                     {`{"bodies": [{"ags": "2"}, {"ags": "1", "cells": [{"status":"available"}, {"status":"unavailable"}]}]}`, ""},
		"confirmed since":              {`{"bodies": [{"ags": "2"}, {"ags": "1", "cells": [{"confirmedAt":"2023-11-02T08:00:00Z","status":"available"}, {"status":"unavailable"}]}]}`, ""},
		"another status":               {`{"bodies": [{"ags": "1", "cells": [{"status":"available"}, {"status":"available"}]}, {"ags": "2"}]}`, "1 bodies show something else, such as 1 showed"},
		"one more":                     {`{"bodies": [{"ags": "1", "cells": [{"status":"available"}, {"status":"unavailable"}]}, {"ags": "2"}, {"ags": "3"}]}`, "such as 3 was not there"},
		"one less":                     {`{"bodies": [{"ags": "2"}]}`, "1 bodies show something else, such as 1 is gone"},
		"one less that showed nothing": {`{"bodies": [{"ags": "1", "cells": [{"status":"available"}, {"status":"unavailable"}]}]}`, "such as 2 is gone"},
		"nobody":                       {`{"bodies": []}`, "the picture shows nobody"},
	} {
		t.Run(name, func(t *testing.T) {
			after, err := serve(t, map[string]string{moment: tt.picture}).Cells(t.Context(), at)
			if err == nil {
				err = Differences(before, after)
			}
			if (err == nil) != (tt.want == "") || (err != nil && !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}
