package report

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
)

// Figure is something that a step measured.
type Figure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit,omitempty"`
}

func (f Figure) String() string {
	text := fmt.Sprintf("%.4g", f.Value)
	if f.Value == float64(int64(f.Value)) {
		text = fmt.Sprintf("%d", int64(f.Value))
	}
	if f.Unit != "" {
		text += " " + f.Unit
	}
	return f.Name + " " + text
}

// Seconds is a figure of a time.
func Seconds(name string, d time.Duration) Figure {
	return Figure{Name: name, Value: float64(d.Round(100*time.Millisecond)) / float64(time.Second), Unit: "s"}
}

// Timed says how long run took, and what its error was.
func Timed(run func() error) (time.Duration, error) {
	start := clock.System{}.Now()
	err := run()
	return clock.System{}.Now().Sub(start), err
}

// Count is a figure of a number of things.
func Count[N int | int64](name string, n N) Figure { return Figure{Name: name, Value: float64(n)} }

// Step is one step as it ended.
type Step struct {
	Name    string   `json:"name"`
	Proves  string   `json:"proves"`
	OK      bool     `json:"ok"`
	Error   string   `json:"error,omitempty"`
	Seconds float64  `json:"seconds"`
	Figures []Figure `json:"figures,omitempty"`
}

// Report collects steps.
type Report struct {
	Commit  string  `json:"commit"`
	Started string  `json:"started"` // RFC 3339
	Machine string  `json:"machine"` // cores and memory: figures depend on them
	Seconds float64 `json:"seconds"`
	OK      bool    `json:"ok"`
	Steps   []Step  `json:"steps"`

	out   io.Writer
	began time.Time
}

// New begins a report that tells people on out what happens.
func New(out io.Writer, commit, machine string) *Report {
	now := clock.System{}.Now()
	return &Report{Commit: commit, Machine: machine, Started: now.UTC().Format(time.RFC3339), OK: true, out: out, began: now}
}

// Run runs a step and tells how it ended. Its error is that of run.
func (r *Report) Run(name, proves string, run func() ([]Figure, error)) error {
	start := clock.System{}.Now()
	figures, err := run()
	s := Step{Name: name, Proves: proves, OK: err == nil, Figures: figures, Seconds: round(clock.System{}.Now().Sub(start))}
	mark := "ok  "
	if err != nil {
		s.Error, r.OK, mark = err.Error(), false, "FAIL"
	}
	r.Steps = append(r.Steps, s)
	texts := make([]string, len(figures))
	for i, f := range figures {
		texts[i] = f.String()
	}
	_, _ = fmt.Fprintf(r.out, "%s %2d %-16s %6.1f s  %s: %s\n", mark, len(r.Steps), name, s.Seconds, proves, strings.Join(texts, ", "))
	if err != nil {
		_, _ = fmt.Fprintf(r.out, "        %s\n", strings.ReplaceAll(err.Error(), "\n", "\n        "))
	}
	return err
}

// Write writes the report to a file.
func (r *Report) Write(path string) error {
	r.Seconds = round(clock.System{}.Now().Sub(r.began))
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // anybody may read it
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644) //nolint:gosec // as above
}

// Read reads a report that was written.
func Read(path string) (*Report, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := &Report{}
	return r, json.Unmarshal(text, r)
}

// Markdown is the report as a paragraph and a table.
func (r *Report) Markdown() string {
	var b strings.Builder
	day, _, _ := strings.Cut(r.Started, "T")
	minutes := (time.Duration(r.Seconds) * time.Second).Round(time.Minute).Minutes()
	_, _ = fmt.Fprintf(&b, "Measured on %s with %s, which do everything, nodes, towns and visitors too; %.0f minutes, once programs and images are there.\n\n", day, r.Machine, minutes)
	b.WriteString("| step | what it proves | measured |\n|---|---|---|\n")
	for _, s := range r.Steps {
		texts := make([]string, len(s.Figures))
		for i, f := range s.Figures {
			texts[i] = f.String()
		}
		_, _ = fmt.Fprintf(&b, "| %s | %s | %s |\n", s.Name, s.Proves, strings.Join(texts, ", "))
	}
	return b.String()
}

func round(d time.Duration) float64 {
	return float64(d.Round(100*time.Millisecond)) / float64(time.Second)
}
