package pgembed

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
)

func TestExternalDSN(t *testing.T) {
	tests := []struct{ name, dsn, env, want string }{
		{"this machine", "postgres://a:b@127.0.0.1:5433/x", "", "postgres://a:b@127.0.0.1:5433/x?sslmode=disable"},
		{"this machine by name", "postgresql://a@localhost/x", "", "postgresql://a@localhost/x?sslmode=disable"},
		{"this machine, IPv6", "postgres://a@[::1]/x", "", "postgres://a@[::1]/x?sslmode=disable"},
		{"socket", "postgres://a@/x?host=/run/postgresql", "", "postgres://a@/x?host=%2Frun%2Fpostgresql&sslmode=disable"},
		{"elsewhere", "postgres://a:b@db.example/x", "", "postgres://a:b@db.example/x?sslmode=require"},
		{"one of several elsewhere", "postgres://a:b@localhost,db.example/x", "", "postgres://a:b@localhost,db.example/x?sslmode=require"},
		{"as given", "postgres://a:b@db.example/x?sslmode=verify-full", "", "postgres://a:b@db.example/x?sslmode=verify-full"},
		{"as the environment says", "postgres://a:b@db.example/x", "verify-full", "postgres://a:b@db.example/x?sslmode=verify-full"},
		{"pairs", "host=/run/postgresql dbname=x user=a", "", "host=/run/postgresql dbname=x user=a sslmode=disable"},
		{"pairs elsewhere", "host=db.example dbname=x user=a", "", "host=db.example dbname=x user=a sslmode=require"},
		{"pairs as given", "host=db.example sslmode=prefer", "", "host=db.example sslmode=prefer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("PGSSLMODE", tt.env)
			if tt.env == "" { // empty is not the same as unset
				if err := os.Unsetenv("PGSSLMODE"); err != nil {
					t.Fatal(err)
				}
			}
			got, err := externalDSN(tt.dsn)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestExternalDSNInvalid(t *testing.T) {
	for _, dsn := range []string{
		"localhost", "mysql://a:geheim@b/c", "postgres://a:geheim@h:port/x", "postgres://a:geheim%zz@h/x", "postgres://a:geheim@h/x?sslmode=maybe",
	} {
		_, err := Ensure(t.Context(), Options{DatabaseURL: dsn})
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %v, want kind %s", dsn, err, fault.Invalid)
			continue
		}
		if !strings.Contains(err.Error(), "DATABASE_URL") || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: message %q does not name the setting or shows the password", dsn, err)
		}
	}
}

// TestExternalStartsNothing holds although nothing listens at the address and no PostgreSQL could be found.
func TestExternalStartsNothing(t *testing.T) {
	env := map[string]string{"DATABASE_URL": "postgres://a@127.0.0.1:1/x", "LAGEBILD_PG_BIN": "/nonexistent", "LAGEBILD_CACHE": "/nonexistent/cache"}
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // whatever would start something fails
	s, err := Ensure(ctx, FromEnv(func(k string) string { return env[k] }))
	if err != nil {
		t.Fatal(err)
	}
	if want := "postgres://a@127.0.0.1:1/x?sslmode=disable"; s.DSN() != want || !s.External() || s.PID() != 0 || s.Dir() != "" || s.Done() != nil {
		t.Errorf("got %q, external %t, pid %d, folder %q; want %q of an external server", s.DSN(), s.External(), s.PID(), s.Dir(), want)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
}

func TestFromEnv(t *testing.T) {
	env := map[string]string{
		"DATABASE_URL": "d", "LAGEBILD_PG_BIN": "b", "LAGEBILD_PG_SKIP_INSTALLED": "1", "LAGEBILD_CACHE": "c", "NPM_CONFIG_REGISTRY": "r",
	}
	got := FromEnv(func(k string) string { return env[k] })
	want := Options{DatabaseURL: "d", BinDir: "b", SkipInstalled: true, CacheDir: "c", Registry: "r"}
	if got.DatabaseURL != want.DatabaseURL || got.BinDir != want.BinDir || got.SkipInstalled != want.SkipInstalled ||
		got.CacheDir != want.CacheDir || got.Registry != want.Registry {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestOptionsInvalid(t *testing.T) {
	for field, o := range map[string]Options{
		"name": {Name: "../x"}, "name ": {Name: "."},
	} {
		_, err := Ensure(t.Context(), o)
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), strings.TrimSpace(field)) {
			t.Errorf("%+v: got %v, want an invalid %s", o, err, field)
		}
	}
}
