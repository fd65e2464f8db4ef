package page

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"regexp"

	"github.com/lagebild/lagebild/internal/fault"
)

// readOrigin takes an address apart that is nothing but scheme and host; "" is none.
func readOrigin(text string) (*url.URL, error) {
	if text == "" {
		return &url.URL{}, nil
	}
	u, err := url.Parse(text)
	if err == nil && (u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "") {
		err = fmt.Errorf("%q is more or less than a scheme and a host", text)
	}
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, Op: "reading the origin", Err: err, Remedy: "give an address such as https://lage.example"}
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
}

var hostName = regexp.MustCompile(`^[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?$|^\[[0-9a-fA-F:]{2,45}\](:[0-9]{1,5})?$`)

// Origin is what addresses of this site begin with, "https://lage.example": as it was configured, else as the request names
// it; "" if it names nothing that can be a host.
func (k *Kit) Origin(r *http.Request) string {
	switch {
	case k.origin.Host != "":
		return k.origin.String()
	case !hostName.MatchString(r.Host):
		return ""
	case r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https":
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// Domain names this site where no request does: the host of the configured origin, else "lagebild.invalid".
func (k *Kit) Domain() string { return cmp.Or(k.origin.Hostname(), "lagebild.invalid") }
