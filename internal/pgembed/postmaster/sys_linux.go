package postmaster

import (
	"os"
	"strconv"
	"strings"
)

// commandLine gives the program and arguments of a living process, joined by spaces; "" if there is none or it is not
// ours to see. A zombie has none.
func commandLine(pid int) string {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(strings.ReplaceAll(string(b), "\x00", " "))
}
