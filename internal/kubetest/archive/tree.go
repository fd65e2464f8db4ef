package archive

import (
	"archive/tar"
	"io/fs"
	"os"
	"path/filepath"
)

// tree writes the folder Root with owners, links and modes as they are.
func (i Image) tree(tw *tar.Writer) error {
	return filepath.WalkDir(i.Root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == i.Root {
			return err
		}
		name, err := filepath.Rel(i.Root, path)
		if err != nil {
			return err
		}
		if i.Skip != nil && i.Skip(name) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		target := ""
		if info.Mode()&fs.ModeSymlink != 0 {
			if target, err = os.Readlink(path); err != nil {
				return err
			}
		}
		h, err := tar.FileInfoHeader(info, target) // with the owner's number
		if err != nil {
			return err
		}
		h.Name = name
		if d.IsDir() {
			h.Name += "/"
		}
		if info.Mode().IsRegular() {
			return copyFile(tw, h, path)
		}
		return tw.WriteHeader(h)
	})
}
