//go:build unix && !linux

package postmaster

import (
	"context"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// commandLine gives the program and arguments of a living process, joined by spaces; "" if there is none.
func commandLine(pid int) string {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "ps", "-ww", "-o", "args=", "-p", strconv.Itoa(pid)).Output() //nolint:gosec // a number
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
