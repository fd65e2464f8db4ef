package storetest

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/store"
)

// EnvURL names the environment variable with the address of a server for tests.
const EnvURL = "LAGEBILD_TEST_DATABASE_URL"

// TimeZone is that of each test's database.
const TimeZone = "Pacific/Chatham"

const (
	startLimit = 10 * time.Minute // with fetching PostgreSQL on a slow line
	dropLimit  = time.Minute
)

// Main runs the tests of a package and then stops the server that they started, if they did. It gives the exit code.
func Main(m *testing.M) int {
	code := m.Run()
	if err := shared.close(); err != nil {
		fmt.Fprintln(os.Stderr, "storetest:", err)
		code = max(code, 1)
	}
	return code
}

// New gives the test a store in a migrated database of its own; both go when the test ends.
func New(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), DSN(t))
	if err != nil {
		t.Fatalf("storetest: opening the store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("storetest: closing the store: %v", err)
		}
	})
	return s
}

// DSN gives the test a migrated database of its own by its address, for tests that hand it to another process.
func DSN(t testing.TB) string {
	t.Helper()
	return database(t, true)
}

// EmptyDSN gives the test a database of its own that has not been migrated.
func EmptyDSN(t testing.TB) string {
	t.Helper()
	return database(t, false)
}

func database(t testing.TB, migrated bool) string {
	t.Helper()
	sv, err := shared.get()
	if err != nil {
		t.Fatalf("storetest: %v", err)
	}
	template := "template0"
	if migrated {
		template = sv.template
	}
	name := "lagebild_test_" + strings.ToLower(rand.Text())
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), dropLimit)
		defer cancel()
		if err := sv.drop(ctx, name); err != nil {
			t.Errorf("storetest: dropping the database: %v", err)
		}
	})
	if err := sv.create(t.Context(), name, template); err != nil {
		t.Fatalf("storetest: creating a database: %v", err)
	}
	return sv.dsn(name)
}
