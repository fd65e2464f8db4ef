package pgembed

import (
	"errors"
	"net"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
)

// externalDSN checks the address of a server that somebody else runs, and makes its sslmode explicit, because the
// driver's default differs from that of other clients and may change: no TLS to this machine, TLS to any other.
func externalDSN(dsn string) (string, error) {
	const op, remedy = "reading DATABASE_URL", "give postgres://user:password@host:port/database?sslmode=… or key=value pairs"
	isURL := strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
	if !isURL && !strings.Contains(dsn, "=") {
		return "", &fault.Error{Kind: fault.Invalid, Op: op, Err: errNotDSN, Remedy: remedy}
	}
	var u *url.URL
	if isURL {
		var err error
		if u, err = url.Parse(dsn); err != nil {
			// The error's text holds the whole address, password included: it is not passed on.
			return "", &fault.Error{Kind: fault.Invalid, Op: op, Err: errNotDSN, Remedy: remedy}
		}
	}
	cfg, err := pq.NewConfig(dsn)
	if err != nil {
		return "", &fault.Error{Kind: fault.Invalid, Op: op, Err: err, Remedy: remedy}
	}
	mode := cfg.SSLMode
	if mode == "" {
		mode = pq.SSLModeRequire
		if local(cfg) {
			mode = pq.SSLModeDisable
		}
	}
	if u == nil {
		if hasKey(dsn, "sslmode") {
			return dsn, nil
		}
		return dsn + " sslmode=" + string(mode), nil
	}
	q := u.Query()
	if q.Has("sslmode") {
		return dsn, nil
	}
	q.Set("sslmode", string(mode))
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// local says whether every host of cfg is this machine.
func local(cfg pq.Config) bool {
	is := func(host string, addrIsLocal, hasAddr bool) bool {
		if hasAddr {
			return addrIsLocal
		}
		ip := net.ParseIP(strings.Trim(host, "[]"))
		return host == "" || host == "localhost" || filepath.IsAbs(host) || strings.HasPrefix(host, "@") || ip != nil && ip.IsLoopback()
	}
	ok := is(cfg.Host, cfg.Hostaddr.IsLoopback(), cfg.Hostaddr.IsValid())
	for _, m := range cfg.Multi {
		ok = ok && is(m.Host, m.Hostaddr.IsLoopback(), m.Hostaddr.IsValid())
	}
	return ok
}

// hasKey says whether a key=value address sets key; a value that merely contains the text only makes us leave it alone.
func hasKey(dsn, key string) bool {
	return strings.HasPrefix(dsn, key+"=") || strings.Contains(dsn, " "+key+"=") || strings.Contains(dsn, " "+key+" =")
}

var errNotDSN = errors.New("it is not the address of a PostgreSQL database")
