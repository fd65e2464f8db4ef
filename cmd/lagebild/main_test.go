package main

import (
	"os"
	"testing"

	"github.com/lagebild/lagebild/internal/store/storetest"
)

// asCommand makes the test binary behave as the command itself, so that tests can start, and kill, real processes.
const asCommand = "LAGEBILD_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		os.Exit(mainCode())
	}
	os.Exit(storetest.Main(m))
}
