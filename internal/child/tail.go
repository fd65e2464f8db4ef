package child

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

const (
	tailLines = 8
	maxLine   = 64 << 10 // bytes kept of a line that does not end
)

// tail passes what a program prints on, line by line, and keeps the last lines.
type tail struct {
	line  func(string)
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
		if !ok && len(t.rest) <= maxLine {
			return len(p), nil
		}
		t.rest = rest
		t.add(strings.TrimSpace(string(line)))
	}
}

func (t *tail) add(line string) {
	if line == "" {
		return
	}
	if t.lines = append(t.lines, line); len(t.lines) > tailLines {
		t.lines = slices.Delete(t.lines, 0, 1)
	}
	if t.line != nil {
		t.line(line)
	}
}

// String gives the last lines on one line.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(t.lines, " | ")
}
