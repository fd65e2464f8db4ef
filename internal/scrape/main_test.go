package scrape_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/lagebild/lagebild/internal/store/storetest"
)

// childEnv makes this test binary the benchmark's page server instead of a test.
const childEnv = "LAGEBILD_SCRAPE_PAGE_SERVER"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		if err := servePages(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "page server:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(storetest.Main(m))
}
