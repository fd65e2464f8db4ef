package manifest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// MaxFileSize is the most bytes that a manifest file may have.
const MaxFileSize = 4 << 20

// scan is what a folder holds.
type scan struct {
	files    []string // paths to read, in order
	dirs     []string // real paths of the folders in which a change counts
	stamps   []string // of each file: changes when the file does
	problems []Problem

	seen map[string]bool // real paths, against loops and against reading one file by two names
}

// scanFolder lists the manifest files under root, or root itself if it is a file. Names that begin with a dot are passed
// over, as Kubernetes hides the versions of a mounted ConfigMap behind them.
func scanFolder(ctx context.Context, root string) (*scan, error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, folderFault(root, err)
	}
	s := &scan{seen: map[string]bool{}}
	if !info.IsDir() {
		s.file(root, info)
		return s, nil
	}
	if err := s.folder(ctx, root); err != nil {
		return nil, folderFault(root, err)
	}
	return s, nil
}

func folderFault(root string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	e := fault.New(fault.Invalid, "reading manifests in "+root, "%w", err)
	e.Remedy = "name a readable folder or file with --manifests"
	return e
}

// folder adds what is in dir. The error is dir's own: one further down becomes a problem.
func (s *scan) folder(ctx context.Context, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	resolved, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return err
	}
	if s.seen[resolved] {
		return nil
	}
	s.seen[resolved] = true
	s.dirs = append(s.dirs, resolved)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") || !e.IsDir() && e.Type()&fs.ModeSymlink == 0 && !isManifest(path) {
			continue
		}
		info, err := os.Stat(path) // follows links
		switch {
		case err != nil:
			if isManifest(path) {
				s.problem(path, "cannot be read: "+cause(err), "repair or remove the link")
			}
		case info.IsDir():
			if err := s.folder(ctx, path); err != nil {
				if ctx.Err() != nil {
					return err
				}
				s.problem(path, "cannot be read: "+cause(err), "make the folder readable")
			}
		case isManifest(path):
			s.file(path, info)
		}
	}
	return nil
}

func (s *scan) file(path string, info fs.FileInfo) {
	switch {
	case !info.Mode().IsRegular():
		s.problem(path, "not a regular file", "remove it from the folder")
		return
	case info.Size() > MaxFileSize:
		s.problem(path, fmt.Sprintf("larger than %d MiB", MaxFileSize>>20), "split it into several files")
		return
	}
	resolved, err := filepath.EvalSymlinks(path)
	if err != nil {
		s.problem(path, "cannot be read: "+cause(err), "repair or remove the link")
		return
	}
	if s.seen[resolved] {
		return
	}
	s.seen[resolved] = true
	s.files = append(s.files, path)
	s.stamps = append(s.stamps, fmt.Sprintf("%s %s %d %d", path, resolved, info.Size(), info.ModTime().UnixNano()))
	if dir := filepath.Dir(resolved); !slices.Contains(s.dirs, dir) {
		s.dirs = append(s.dirs, dir)
	}
}

func (s *scan) problem(path, message, remedy string) {
	s.problems = append(s.problems, Problem{File: path, Message: message, Remedy: remedy})
}

func isManifest(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml", ".json":
		return true
	default:
		return false
	}
}

// readFile gives the content of a file that may have grown since it was scanned.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, MaxFileSize+1))
	if err == nil && len(data) > MaxFileSize {
		err = fmt.Errorf("larger than %d MiB", MaxFileSize>>20)
	}
	return data, err
}

// cause is err without the path, which the problem names already.
func cause(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}
