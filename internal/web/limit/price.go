package limit

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// The prices. What is answered from memory costs 1; what asks the database for much costs more.
const (
	cheap   = 1
	past    = 4  // a moment that is not in memory
	search  = 5  // full text
	dearest = 20 // a whole export
)

// Prices is the price list for the routes of this product.
func Prices(r *http.Request) Price {
	path := r.URL.Path
	switch {
	case strings.HasPrefix(path, "/static/"), path == "/healthz", path == "/readyz", path == "/openapi.json":
		return Price{}
	case path == "/api/v1/events":
		return Price{Cost: cheap, Stream: true}
	case strings.HasPrefix(path, "/export/"):
		return Price{Cost: dearest}
	case path == "/suche", path == "/api/v1/search", strings.HasPrefix(path, "/feeds/suche"):
		return Price{Cost: search}
	case path == "/verlauf", strings.HasPrefix(path, "/cap/"), strings.Contains(r.URL.RawQuery, "at="):
		return Price{Cost: past}
	default:
		return Price{Cost: cheap}
	}
}

// refuse answers instead of the handler: with a problem document (RFC 9457) where a machine asks, else in plain words.
func refuse(w http.ResponseWriter, r *http.Request, status int, wait time.Duration, what, remedy string) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	if wait > 0 {
		h.Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(wait.Seconds())))))
	}
	if strings.HasPrefix(r.URL.Path, "/api/") || strings.Contains(r.Header.Get("Accept"), "json") {
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]any{
			"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": what + ": " + remedy,
		}) // a client that left is no error of ours
		return
	}
	h.Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(german[status] + "\n" + what + ": " + remedy + ".\n"))
}

// german says for people what a refusal means.
var german = map[int]string{
	http.StatusTooManyRequests:    "Von dieser Adresse kamen zu viele Anfragen. Bitte kurz warten und neu laden.",
	http.StatusServiceUnavailable: "Gerade werden zu viele große Anfragen bearbeitet. Bitte gleich noch einmal versuchen.",
	http.StatusRequestURITooLong:  "Die Adresse ist zu lang.",
	http.StatusBadRequest:         "Die Anfrage hat zu viele Angaben.",
}
