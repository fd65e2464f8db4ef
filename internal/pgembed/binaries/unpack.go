package binaries

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
)

// Limits of an archive; the real ones have 1,500 files and 60 MB.
const (
	maxFiles    = 20_000
	maxUnpacked = 400 << 20 // bytes
)

const unpackOp = "unpacking PostgreSQL"

// unpack writes the files of a gzipped npm archive to the new folder root and makes the symbolic links that such an archive
// cannot carry. Everything stays inside root; an archive that tries otherwise is refused as BadContent.
func unpack(r io.Reader, root string) (err error) {
	if err := os.MkdirAll(root, 0o755); err != nil { //nolint:gosec // programs, not data
		return fault.Wrap(fault.OurSide, unpackOp, err)
	}
	out, err := os.OpenRoot(root)
	if err != nil {
		return fault.Wrap(fault.OurSide, unpackOp, err)
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	gz, err := gzip.NewReader(r)
	if err != nil {
		return fault.Wrap(fault.BadContent, unpackOp, err)
	}
	if err := untar(tar.NewReader(io.LimitReader(gz, maxUnpacked)), out); err != nil {
		return err
	}
	return makeLinks(out)
}

func untar(tr *tar.Reader, out *os.Root) error {
	for range maxFiles {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fault.Wrap(fault.BadContent, unpackOp, err)
		}
		if h.Typeflag == tar.TypeDir {
			continue
		}
		name, ok := strings.CutPrefix(h.Name, "package/")
		if !ok || !filepath.IsLocal(name) {
			return fault.New(fault.BadContent, unpackOp, "%q lies outside of the package", h.Name)
		}
		if h.Typeflag != tar.TypeReg {
			return fault.New(fault.BadContent, unpackOp, "%q is no plain file", h.Name)
		}
		if path.Ext(name) == ".a" { // for linking programs, not for running them
			continue
		}
		if err := writeFile(out, name, h.Mode&0o100 != 0, tr); err != nil {
			return err
		}
	}
	return fault.New(fault.TooLarge, unpackOp, "more than %d files", maxFiles)
}

func writeFile(out *os.Root, name string, executable bool, r io.Reader) error {
	mode := fs.FileMode(0o644)
	if executable {
		mode = 0o755
	}
	if err := out.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fault.Wrap(fault.OurSide, unpackOp, err)
	}
	w, err := out.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_EXCL, mode)
	if err != nil {
		return fault.Wrap(fault.OurSide, unpackOp, err)
	}
	if _, err := io.Copy(w, r); err != nil { // limited by maxUnpacked
		kind := fault.BadContent
		if errors.Is(err, fs.ErrPermission) || errors.As(err, new(*fs.PathError)) { // ours, not the archive's
			kind = fault.OurSide
		}
		return errors.Join(fault.Wrap(kind, unpackOp, err), w.Close())
	}
	return fault.Wrap(fault.OurSide, unpackOp, w.Close())
}

// makeLinks makes the links that the package lists in a file of its own.
func makeLinks(out *os.Root) error {
	const list = "native/pg-symlinks.json"
	b, err := out.ReadFile(list)
	if err != nil {
		return fault.Wrap(fault.BadContent, unpackOp, err)
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(b, &links); err != nil {
		return fault.New(fault.BadContent, unpackOp, "%s: %w", list, err)
	}
	for _, l := range links {
		if !filepath.IsLocal(l.Source) || !filepath.IsLocal(l.Target) {
			return fault.New(fault.BadContent, unpackOp, "%s: link %q to %q leads outside of the package", list, l.Target, l.Source)
		}
		if fi, err := out.Stat(l.Source); err != nil || !fi.Mode().IsRegular() { // a link to a folder could move later links
			return fault.New(fault.BadContent, unpackOp, "%s: link %q to %q leads to no file of the package", list, l.Target, l.Source)
		}
		rel, err := filepath.Rel(path.Dir(l.Target), l.Source)
		if err != nil {
			return fault.New(fault.BadContent, unpackOp, "%s: link %q: %w", list, l.Target, err)
		}
		if err := out.MkdirAll(path.Dir(l.Target), 0o755); err != nil {
			return fault.Wrap(fault.OurSide, unpackOp, err)
		}
		if err := out.Symlink(rel, l.Target); err != nil && !errors.Is(err, fs.ErrExist) {
			return fault.Wrap(fault.OurSide, unpackOp, err)
		}
	}
	return nil
}
