//go:build unix

package postmaster

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// File is the name of the file in the data folder.
const File = "postmaster.pid"

// Ready says whether the server of the data folder, which is process pid, accepts connections.
func Ready(data string, pid int) bool {
	const statusLine = 7
	b, err := os.ReadFile(filepath.Join(data, File))
	lines := strings.Split(string(b), "\n")
	return err == nil && len(lines) > statusLine && strings.TrimSpace(lines[statusLine]) == "ready" && lines[0] == strconv.Itoa(pid)
}

// PID is the process id that the file in the data folder names; 0 if there is none.
func PID(data string) int {
	b, err := os.ReadFile(filepath.Join(data, File))
	if err != nil {
		return 0
	}
	first, _, _ := strings.Cut(string(b), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil || pid <= 1 {
		return 0
	}
	return pid
}

// Runs says whether process pid is the server of the data folder.
func Runs(pid int, data string) bool {
	return pid > 1 && strings.Contains(commandLine(pid)+" ", " -D "+data+" ")
}
