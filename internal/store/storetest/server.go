package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/pgembed"
	"github.com/lagebild/lagebild/internal/store"
)

// process is what the tests of one process share; it is filled by the first test that needs it.
type process struct {
	mu      sync.Mutex
	started bool
	server  *server
	err     error
}

// The one variable of this package: tests cannot be handed anything from outside but through their process.
var shared process

func (p *process) get() (*server, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.started {
		p.started = true
		ctx, cancel := context.WithTimeout(context.Background(), startLimit)
		defer cancel()
		p.server, p.err = start(ctx, os.Getenv)
	}
	return p.server, p.err
}

func (p *process) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.server == nil {
		return nil
	}
	err := p.server.close()
	p.server, p.err = nil, errors.New("the server has been stopped")
	return err
}

// server is a PostgreSQL with a migrated template.
type server struct {
	pg       *pgembed.Server
	admin    *sqlx.DB
	template string
}

func start(ctx context.Context, getenv func(string) string) (_ *server, err error) {
	o := pgembed.FromEnv(getenv)
	o.DatabaseURL = getenv(EnvURL) // DATABASE_URL is the product's: its data are not for tests
	o.Temporary = true
	pg, err := pgembed.Ensure(ctx, o)
	if err != nil {
		return nil, fmt.Errorf("a server for tests (%s): %w", EnvURL, err)
	}
	s := &server{pg: pg}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if s.admin, err = sqlx.ConnectContext(ctx, "postgres", pg.DSN()); err != nil {
		return nil, fmt.Errorf("connecting to the server for tests (%s): %w", EnvURL, err)
	}
	s.admin.SetMaxOpenConns(4) // creating and dropping is heavy; many tests at once wait here rather than in the server
	sum := sha256.Sum256([]byte(store.MigrationsHash()))
	s.template = "lagebild_template_" + hex.EncodeToString(sum[:8])
	if err := s.ensureTemplate(ctx); err != nil {
		return nil, fmt.Errorf("migrating the template: %w", err)
	}
	return s, nil
}

func (s *server) close() error {
	var err error
	if s.admin != nil {
		err = s.admin.Close()
	}
	return errors.Join(err, s.pg.Close())
}

// ensureTemplate makes the template, whichever process comes first; the others wait.
func (s *server) ensureTemplate(ctx context.Context) (err error) {
	c, err := s.admin.Connx(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err := c.ExecContext(ctx, `SELECT pg_advisory_lock(hashtext($1))`, s.template); err != nil {
		return err
	}
	defer func() {
		_, uerr := c.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock(hashtext($1))`, s.template)
		err = errors.Join(err, uerr)
	}()
	var have bool
	if err := c.GetContext(ctx, &have, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, s.template); err != nil || have {
		return err
	}
	unfinished := s.template + "_new"
	for _, q := range []string{
		`DROP DATABASE IF EXISTS ` + pq.QuoteIdentifier(unfinished) + ` WITH (FORCE)`,
		`CREATE DATABASE ` + pq.QuoteIdentifier(unfinished) + ` TEMPLATE template0 STRATEGY FILE_COPY`,
	} {
		if _, err := c.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	if err := store.Migrate(ctx, s.dsn(unfinished)); err != nil {
		return err
	}
	// A session in the template would keep it from being copied; and only a finished one gets the name.
	for _, q := range []string{
		`ALTER DATABASE ` + pq.QuoteIdentifier(unfinished) + ` ALLOW_CONNECTIONS false`,
		`ALTER DATABASE ` + pq.QuoteIdentifier(unfinished) + ` RENAME TO ` + pq.QuoteIdentifier(s.template),
	} {
		if _, err := c.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// create copies a template file by file, which is faster than through the log, and does not copy the settings of a database.
func (s *server) create(ctx context.Context, name, template string) error {
	for _, q := range []string{
		`CREATE DATABASE ` + pq.QuoteIdentifier(name) + ` TEMPLATE ` + pq.QuoteIdentifier(template) + ` STRATEGY FILE_COPY`,
		`ALTER DATABASE ` + pq.QuoteIdentifier(name) + ` SET timezone = ` + pq.QuoteLiteral(TimeZone),
	} {
		if _, err := s.admin.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func (s *server) drop(ctx context.Context, name string) error {
	_, err := s.admin.ExecContext(ctx, `DROP DATABASE IF EXISTS `+pq.QuoteIdentifier(name)+` WITH (FORCE)`)
	return err
}

// dsn is the server's address with another database.
func (s *server) dsn(database string) string { return withDatabase(s.pg.DSN(), database) }

func withDatabase(dsn, database string) string {
	if !strings.HasPrefix(dsn, "postgres://") && !strings.HasPrefix(dsn, "postgresql://") {
		return dsn + " dbname=" + database // of two, the later counts
	}
	u, err := url.Parse(dsn)
	if err != nil {
		return dsn // pgembed has parsed it before
	}
	u.Path = "/" + database
	if q := u.Query(); q.Has("dbname") {
		q.Del("dbname")
		u.RawQuery = q.Encode()
	}
	return u.String()
}
