package pgembed

import (
	"bytes"
	"log/slog"
	"slices"
	"strings"
	"sync"
)

const tailLines = 8

// tail passes what the server writes on to the log, line by line, and keeps the last lines for an error message.
type tail struct {
	log   *slog.Logger
	mu    sync.Mutex
	rest  []byte
	lines []string
}

// Write implements io.Writer.
func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rest = append(t.rest, p...)
	for {
		line, rest, ok := bytes.Cut(t.rest, []byte("\n"))
		if !ok {
			return len(p), nil
		}
		t.rest = rest
		t.add(string(line))
	}
}

func (t *tail) add(line string) {
	if strings.TrimSpace(line) == "" {
		return
	}
	if t.lines = append(t.lines, strings.TrimSpace(line)); len(t.lines) > tailLines {
		t.lines = slices.Delete(t.lines, 0, 1)
	}
	// A statement that fails is reported to whoever sent it; only what befalls the server itself is news here.
	if strings.Contains(line, "PANIC:") {
		t.log.Error("PostgreSQL reported", "line", line)
		return
	}
	t.log.Debug("PostgreSQL reported", "line", line)
}

// String gives the last lines on one line.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(t.lines, " | ")
}
