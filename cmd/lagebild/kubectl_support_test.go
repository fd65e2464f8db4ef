//go:build !lean

package main

import (
	"bufio"
	"strings"
	"sync"
)

// logLines keeps what a command prints while it runs.
type logLines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logLines) add(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.WriteString(line + "\n")
}

func (l *logLines) drain(sc *bufio.Scanner) {
	for sc.Scan() {
		l.add(sc.Text())
	}
}

func (l *logLines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
