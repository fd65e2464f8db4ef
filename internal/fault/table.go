package fault

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

// Statuses are numbers here: the packages that must not reach the network import this one, and so it leaves net/http out.
var table = map[Kind]Traits{
	NotFound:         {RetryBackoff, "NotFound", 404, "Nicht gefunden"},
	Invalid:          {RetryStalled, "Invalid", 400, "Ungültige Angabe"},
	Blocked:          {RetryBackoff, "Blocked", 502, "Zugriff verweigert"},
	RobotsDenied:     {RetryBackoff, "RobotsDenied", 502, "Durch robots.txt untersagt"},
	SoftBlocked:      {RetryBackoff, "SoftBlocked", 502, "Sperr- oder Platzhalterseite"},
	RateLimited:      {RetryBackoff, "RateLimited", 429, "Zu viele Anfragen"},
	Unreachable:      {RetrySoon, "Unreachable", 502, "Nicht erreichbar"},
	TLSInvalid:       {RetryBackoff, "TLSInvalid", 502, "Zertifikat ungültig"},
	TimedOut:         {RetrySoon, "TimedOut", 504, "Zeitüberschreitung"},
	TooLarge:         {RetryBackoff, "TooLarge", 413, "Zu groß"},
	TooManyRedirects: {RetryBackoff, "TooManyRedirects", 502, "Zu viele Weiterleitungen"},
	WrongMediaType:   {RetryBackoff, "WrongMediaType", 415, "Falscher Dateityp"},
	BadContent:       {RetryBackoff, "BadContent", 502, "Inhalt nicht lesbar"},
	Empty:            {RetryBackoff, "Empty", 502, "Ohne Inhalt"},
	RefusedTarget:    {RetryStalled, "RefusedTarget", 403, "Adresse nicht erlaubt"},
	Unavailable:      {RetryBackoff, "Unavailable", 503, "Dienst nicht verfügbar"},
	OurSide:          {RetryNow, "OurSide", 503, "Störung auf unserer Seite"},
	Conflict:         {RetryNow, "Conflict", 409, "Zwischenzeitlich geändert"},
	Internal:         {RetryBackoff, "Internal", 500, "Interner Fehler"},
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
