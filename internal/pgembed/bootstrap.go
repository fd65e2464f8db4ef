//go:build unix

package pgembed

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/pgembed/binaries"
	"github.com/lagebild/lagebild/internal/pgembed/runas"
)

const (
	superuser    = "postgres"
	adminDB      = "postgres"
	port         = "5432" // only part of the socket's name: there is no TCP port
	maxConns     = 200
	hbaFileName  = "pg_hba.conf"
	hbaFileRules = `# Written at each start. Whoever can enter the folder of the socket may connect.
local all all trust
`
)

// extensions are those that the schema creates; each is "trusted", so that the owner of a database may.
var extensions = []string{"pg_trgm", "unaccent", "btree_gin", "btree_gist"}

// writeHBA says who may connect: over the socket, which only the folder's owner reaches, anybody; over TCP nobody.
func writeHBA(p place, id runas.Identity) (string, error) {
	path := filepath.Join(p.dir, hbaFileName)
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) { // a user whom root became may have owned it
		return "", fault.Wrap(fault.OurSide, "writing "+path, err)
	}
	err := errors.Join(os.WriteFile(path, []byte(hbaFileRules), 0o600), id.Give(path))
	return path, fault.Wrap(fault.OurSide, "writing "+path, err)
}

// socketDSN addresses a database over the Unix socket.
func (s *Server) socketDSN(role, database string) string {
	q := url.Values{"host": {s.place.socketDir}, "port": {port}, "sslmode": {"disable"}}
	return (&url.URL{Scheme: "postgres", User: url.User(role), Path: "/" + database, RawQuery: q.Encode()}).String()
}

// bootstrap makes the product's role and database where they are missing.
func (s *Server) bootstrap(ctx context.Context, o Options) (err error) {
	const op = "preparing the database"
	db, err := sqlx.ConnectContext(ctx, "postgres", s.socketDSN(superuser, adminDB))
	if err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := checkExtensions(ctx, db, s.install); err != nil {
		return err
	}
	may := "NOCREATEDB"
	if o.Temporary {
		may = "CREATEDB"
	}
	var role, database bool
	const have = `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1), EXISTS (SELECT FROM pg_database WHERE datname = $2)`
	if err := db.QueryRowxContext(ctx, have, Role, Database).Scan(&role, &database); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	verb := "ALTER"
	if !role {
		verb = "CREATE"
	}
	statements := []string{fmt.Sprintf("%s ROLE %s LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION %s", verb, pq.QuoteIdentifier(Role), may)}
	if !database {
		statements = append(statements, fmt.Sprintf("CREATE DATABASE %s OWNER %s STRATEGY FILE_COPY", pq.QuoteIdentifier(Database), pq.QuoteIdentifier(Role)))
	}
	for _, q := range statements {
		if _, err := db.ExecContext(ctx, q); err != nil {
			return fault.Wrap(fault.OurSide, op, err)
		}
	}
	s.dsn = s.socketDSN(Role, Database)
	return nil
}

// checkExtensions says early, and with what to do, that an installation lacks what some systems keep in another package.
func checkExtensions(ctx context.Context, db *sqlx.DB, in binaries.Install) error {
	const op = "checking the extensions of PostgreSQL"
	var missing []string
	const q = `SELECT want FROM unnest($1::text[]) AS want WHERE NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = want)`
	if err := db.SelectContext(ctx, &missing, q, pq.Array(extensions)); err != nil {
		return fault.Wrap(fault.OurSide, op, err)
	}
	if len(missing) > 0 {
		return &fault.Error{
			Kind: fault.OurSide, Op: op, Err: fmt.Errorf("%s has no %s", in.Bin, strings.Join(missing, ", ")),
			Remedy: "install PostgreSQL's contrib package, or set LAGEBILD_PG_SKIP_INSTALLED=1 to use a fetched PostgreSQL",
		}
	}
	return nil
}
