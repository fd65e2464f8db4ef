//go:build linux

// Command e2e installs Lagebild into a real cluster on this machine and tells its story; see package internal/e2e. What it
// finds is in .bin/e2e: report.json, a picture of the overview, and the logs if a step failed.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/e2e/kit"
	"github.com/lagebild/lagebild/internal/e2e/report"
	"github.com/lagebild/lagebild/internal/e2e/story"
	"github.com/lagebild/lagebild/internal/kubetest/cluster"
)

// tellArg is the argument with which the program is called again in namespaces of its own.
const tellArg = "tell"

// keepArg keeps the report, if no step failed, as the one that the chart's README tells ("make chart" writes it there).
const keepArg = "keep"

// keptReport is where, below the root of the project.
const keptReport = "internal/e2e/report/kept.json"

// onceArg is for people who work on the test: the image is not built twice, which takes as long as all other builds.
const onceArg = "once"

// patience is how long the story may take to end when it is told to.
const patience = 20 * time.Second

// task is what the outer process tells the inner one.
type task struct {
	Kit      kit.Kit
	Dir, Out string
	Keep     bool
	Machine  string
	Prepared time.Duration
}

func main() { os.Exit(mainCode()) }

func mainCode() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	run := prepare
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case tellArg:
			run = tell
		case cluster.InsideArg:
			run = func(context.Context) error { return cluster.Inside() }
		}
	}
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		return 1
	}
	return 0
}

func say(text string) { fmt.Println("    ", text) }

// prepare is the outer process: it gets everything together, and then calls the program again.
func prepare(ctx context.Context) (err error) {
	if os.Geteuid() != 0 {
		return errors.New("only root may make the namespaces of a cluster: run it as root")
	}
	start := clock.System{}.Now()
	dir, release, err := cluster.Folder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	t := task{Dir: dir, Keep: slices.Contains(os.Args, keepArg)}
	if t.Kit, err = kit.Make(ctx, dir, slices.Contains(os.Args, onceArg), say); err != nil {
		return err
	}
	t.Out = filepath.Join(t.Kit.Root, ".bin", "e2e")
	if err := errors.Join(os.RemoveAll(t.Out), os.MkdirAll(t.Out, 0o755)); err != nil { //nolint:gosec // people look at it
		return err
	}
	t.Machine, t.Prepared = machine(), clock.System{}.Now().Sub(start)
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "task.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, tellArg, file) //nolint:gosec,noctx // this very program; Isolated ends it
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	err = cluster.Isolated(ctx, cmd, filepath.Join(dir, story.ClusterDir), patience)
	if err != nil {
		err = errors.Join(err, keepLogs(filepath.Join(dir, story.ClusterDir), t.Out))
	}
	return err
}

// tell is the inner process.
func tell(ctx context.Context) error {
	if err := cluster.Enter(); err != nil {
		return err
	}
	text, err := os.ReadFile(os.Args[2]) //nolint:gosec // the outer process names it
	if err != nil {
		return err
	}
	var t task
	if err := json.Unmarshal(text, &t); err != nil {
		return err
	}
	r := report.New(os.Stdout, t.Kit.Commit, t.Machine)
	err = r.Run("prepare", "programs and images are found or built", func() ([]report.Figure, error) {
		return []report.Figure{report.Seconds("took", t.Prepared)}, nil
	})
	same := map[bool]string{false: "one static program (built once)", true: "one static program; the same commit gives the same bytes in two folders"}
	if i := t.Kit.Image; err == nil {
		err = r.Run("image", same[i.Twice], func() ([]report.Figure, error) {
			const mega = 1e6
			return []report.Figure{
				{Name: "compressed", Value: float64(i.Compressed) / mega, Unit: "MB"},
				{Name: "unpacked", Value: float64(i.Unpacked) / mega, Unit: "MB"},
				report.Count("modules in its parts list", i.Modules),
			}, nil
		})
	}
	if err == nil {
		err = story.Tell(ctx, story.Config{Kit: t.Kit, Dir: t.Dir, Out: t.Out, Report: r, Progress: say})
	}
	path := filepath.Join(t.Out, "report.json")
	if e := r.Write(path); e != nil {
		return errors.Join(err, e)
	}
	fmt.Println("     " + path)
	if err != nil {
		return errors.New("a step failed; see above and " + t.Out)
	}
	if t.Keep {
		return r.Write(filepath.Join(t.Kit.Root, keptReport))
	}
	return nil
}

// keepLogs copies the logs of the cluster to where people look.
func keepLogs(from, to string) error {
	logs, err := filepath.Glob(filepath.Join(from, "*.log"))
	if err != nil {
		return err
	}
	more, err := filepath.Glob(filepath.Join(from, "*", "*.log"))
	if err != nil {
		return err
	}
	for _, path := range append(logs, more...) {
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		const most = 4 << 20
		text = text[max(0, len(text)-most):]
		if err := os.WriteFile(filepath.Join(to, filepath.Base(filepath.Dir(name))+"-"+filepath.Base(name)), text, 0o600); err != nil { //nolint:gosec // Base leaves no way out of the folder
			return err
		}
	}
	return nil
}
