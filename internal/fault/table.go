package fault

import "net/http"

// Retry says when a source that failed in some way is tried again.
type Retry string

// The retry classes. No class gives a source up for good, but Stalled ones wait for a changed spec.
const (
	RetrySoon    Retry = "soon"    // once more inside the run, then by backoff
	RetryBackoff Retry = "backoff" // doubling from the interval, at most an hour
	RetryStalled Retry = "stalled" // only when the spec changes, or at the longest backoff
	RetryNow     Retry = "now"     // not the target's fault: at the next tick, without counting as failure
)

// Traits are what follows from a kind.
type Traits struct {
	Retry  Retry
	Reason string // condition reason, CamelCase
	Status int    // HTTP status of a page or API answer that ends with it
	Title  string // for people, German
}

var table = map[Kind]Traits{
	NotFound:         {RetryBackoff, "NotFound", http.StatusNotFound, "Nicht gefunden"},
	Invalid:          {RetryStalled, "Invalid", http.StatusBadRequest, "Ungültige Angabe"},
	Blocked:          {RetryBackoff, "Blocked", http.StatusBadGateway, "Zugriff verweigert"},
	RobotsDenied:     {RetryBackoff, "RobotsDenied", http.StatusBadGateway, "Durch robots.txt untersagt"},
	SoftBlocked:      {RetryBackoff, "SoftBlocked", http.StatusBadGateway, "Sperr- oder Platzhalterseite"},
	RateLimited:      {RetryBackoff, "RateLimited", http.StatusTooManyRequests, "Zu viele Anfragen"},
	Unreachable:      {RetrySoon, "Unreachable", http.StatusBadGateway, "Nicht erreichbar"},
	TLSInvalid:       {RetryBackoff, "TLSInvalid", http.StatusBadGateway, "Zertifikat ungültig"},
	TimedOut:         {RetrySoon, "TimedOut", http.StatusGatewayTimeout, "Zeitüberschreitung"},
	TooLarge:         {RetryBackoff, "TooLarge", http.StatusRequestEntityTooLarge, "Zu groß"},
	TooManyRedirects: {RetryBackoff, "TooManyRedirects", http.StatusBadGateway, "Zu viele Weiterleitungen"},
	WrongMediaType:   {RetryBackoff, "WrongMediaType", http.StatusUnsupportedMediaType, "Falscher Dateityp"},
	BadContent:       {RetryBackoff, "BadContent", http.StatusBadGateway, "Inhalt nicht lesbar"},
	Empty:            {RetryBackoff, "Empty", http.StatusBadGateway, "Ohne Inhalt"},
	RefusedTarget:    {RetryStalled, "RefusedTarget", http.StatusForbidden, "Adresse nicht erlaubt"},
	Unavailable:      {RetryBackoff, "Unavailable", http.StatusServiceUnavailable, "Dienst nicht verfügbar"},
	OurSide:          {RetryNow, "OurSide", http.StatusServiceUnavailable, "Störung auf unserer Seite"},
	Conflict:         {RetryNow, "Conflict", http.StatusConflict, "Zwischenzeitlich geändert"},
	Internal:         {RetryBackoff, "Internal", http.StatusInternalServerError, "Interner Fehler"},
}

// TraitsOf gives what follows from k; an unknown kind is treated as Internal.
func TraitsOf(k Kind) Traits {
	if t, ok := table[k]; ok {
		return t
	}
	return table[Internal]
}

// Kinds lists all kinds, for tests and metric initialisation. The order is not fixed.
func Kinds() []Kind {
	out := make([]Kind, 0, len(table))
	for k := range table {
		out = append(out, k)
	}
	return out
}
