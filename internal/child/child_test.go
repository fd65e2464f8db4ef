//go:build unix

package child

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A parent is this test program again: it starts a child, prints its process id and waits to be killed.
func TestMain(m *testing.M) {
	if os.Getenv("CHILD_TEST_PARENT") != "" {
		p, err := Start("sleep", exec.Command("sleep", "600"), nil)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(p.PID())
		<-p.Done()
	}
	os.Exit(m.Run())
}

func shell(t *testing.T, script string, line func(string)) *Process {
	t.Helper()
	p, err := Start("script", exec.Command("sh", "-c", script), line)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Stop(0) })
	return p
}

func TestErrHasTheLastLines(t *testing.T) {
	p := shell(t, "for i in 1 2 3 4 5 6 7 8 9 10; do echo line $i; done; echo cannot go on >&2; exit 3", nil)
	err := p.Err()
	if err == nil || !strings.Contains(err.Error(), "exit status 3") || !strings.Contains(err.Error(), "line 10 | cannot go on") || strings.Contains(err.Error(), "line 1 ") {
		t.Errorf("got %v, want the status and the last lines alone", err)
	}
	if err := shell(t, "true", nil).Err(); err != nil {
		t.Errorf("a program that ended well: %v", err)
	}
}

func TestLines(t *testing.T) {
	var mu sync.Mutex
	var got []string
	p := shell(t, `printf 'a\n\nb'; printf 'c\n' >&2`, func(l string) {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, l)
	})
	<-p.Done()
	mu.Lock()
	defer mu.Unlock()
	if !slices.Equal(got, []string{"a", "bc"}) {
		t.Errorf("got %q", got)
	}
}

func TestStop(t *testing.T) {
	asked := make(chan struct{})
	polite := shell(t, `trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.01; done`, func(l string) {
		if l == "up" {
			close(asked)
		}
	})
	<-asked
	if err := polite.Stop(20 * time.Second); err != nil || !strings.HasSuffix(polite.Tail(), "bye") {
		t.Errorf("got %v, and it said %q", err, polite.Tail())
	}
	up := make(chan struct{})
	deaf := shell(t, `trap '' TERM; echo up; while :; do sleep 0.01; done`, func(string) { close(up) })
	<-up
	if err := deaf.Stop(50 * time.Millisecond); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("one that does not listen: got %v", err)
	}
	if err := deaf.Stop(time.Second); err != nil {
		t.Errorf("once more: %v", err)
	}
}

func TestNoProgram(t *testing.T) {
	if _, err := Start("nothing", exec.Command("/nonexistent/program"), nil); err == nil || !strings.Contains(err.Error(), "nothing") {
		t.Errorf("got %v", err)
	}
}

// TestEndsWithItsParent kills a parent in the way that it cannot notice.
func TestEndsWithItsParent(t *testing.T) {
	if !diesWithParent {
		t.Log("this system cannot")
		return
	}
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "CHILD_TEST_PARENT=1")
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	text := make([]byte, 64)
	n, err := out.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text[:n])))
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	deadline := time.Now().Add(20 * time.Second)
	for alive(pid) {
		if time.Now().After(deadline) {
			_ = syscall.Kill(pid, syscall.SIGKILL)
			t.Fatal("the child outlived its parent")
		}
		time.Sleep(time.Millisecond)
	}
}

// alive reports whether a process runs; a zombie does not.
func alive(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	return !strings.HasPrefix(rest, "Z")
}
