package archive

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Image is what an archive holds, for the architecture of this machine.
type Image struct {
	Ref        string // "localhost/pause:1"
	User       string // "65532:65532"; "" = root
	Entrypoint []string
	Cmd        []string
	Env        []string
	Root       string                 // folder that is the root of the file system; "" = an empty one with /tmp
	Files      []File                 // put over it
	Skip       func(path string) bool // leaves files of Root out; path begins without a slash; nil = none
}

// File is a file of this machine in the image.
type File struct {
	From, To string // To begins with a slash
	Mode     int64  // 0 = that of From
}

// descriptor names a blob.
type descriptor struct {
	MediaType   string            `json:"mediaType"`
	Digest      string            `json:"digest"`
	Size        int64             `json:"size"`
	Annotations map[string]string `json:"annotations,omitempty"`
}

// Write writes the image to path, all of it or nothing.
func Write(path string, i Image) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // anybody may read it
		return err
	}
	layer, err := os.CreateTemp(filepath.Dir(path), ".layer-")
	if err != nil {
		return err
	}
	defer func() { _ = errors.Join(layer.Close(), os.Remove(layer.Name())) }()
	sum := &sized{hash: sha256.New()}
	if err := i.layer(io.MultiWriter(layer, sum)); err != nil {
		return fmt.Errorf("writing the files of %s: %w", i.Ref, err)
	}
	if _, err := layer.Seek(0, io.SeekStart); err != nil {
		return err
	}
	unfinished := path + ".new"
	out, err := os.Create(unfinished)
	if err != nil {
		return err
	}
	if err := errors.Join(i.archive(out, layer, sum), out.Close()); err != nil {
		return errors.Join(err, os.Remove(unfinished))
	}
	return os.Rename(unfinished, path)
}

// archive writes an OCI layout with one image.
func (i Image) archive(w io.Writer, layer io.Reader, sum *sized) error {
	tw := tar.NewWriter(w)
	blob := func(data []byte, mediaType string) (descriptor, error) {
		s := sha256.Sum256(data)
		d := descriptor{MediaType: mediaType, Digest: "sha256:" + hex.EncodeToString(s[:]), Size: int64(len(data))}
		return d, put(tw, blobPath(d), d.Size, bytes.NewReader(data))
	}
	l := descriptor{MediaType: "application/vnd.oci.image.layer.v1.tar", Digest: sum.digest(), Size: sum.size}
	if err := put(tw, blobPath(l), l.Size, layer); err != nil {
		return err
	}
	text, err := json.Marshal(map[string]any{
		"architecture": runtime.GOARCH, "os": "linux",
		"config": map[string]any{"User": i.User, "Entrypoint": i.Entrypoint, "Cmd": i.Cmd, "Env": i.Env, "WorkingDir": "/"},
		"rootfs": map[string]any{"type": "layers", "diff_ids": []string{l.Digest}},
	})
	if err != nil {
		return err
	}
	config, err := blob(text, "application/vnd.oci.image.config.v1+json")
	if err != nil {
		return err
	}
	const manifestType = "application/vnd.oci.image.manifest.v1+json"
	if text, err = json.Marshal(map[string]any{"schemaVersion": 2, "mediaType": manifestType, "config": config, "layers": []descriptor{l}}); err != nil {
		return err
	}
	manifest, err := blob(text, manifestType)
	if err != nil {
		return err
	}
	manifest.Annotations = map[string]string{"io.containerd.image.name": i.Ref, "org.opencontainers.image.ref.name": i.Ref}
	if text, err = json.Marshal(map[string]any{"schemaVersion": 2, "manifests": []descriptor{manifest}}); err != nil {
		return err
	}
	const version = `{"imageLayoutVersion":"1.0.0"}`
	return errors.Join(
		put(tw, "index.json", int64(len(text)), bytes.NewReader(text)),
		put(tw, "oci-layout", int64(len(version)), strings.NewReader(version)),
		tw.Close(),
	)
}

func blobPath(d descriptor) string { return "blobs/" + strings.Replace(d.Digest, ":", "/", 1) }

func put(tw *tar.Writer, name string, size int64, from io.Reader) error {
	if err := tw.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: 0o644, Size: size}); err != nil {
		return err
	}
	_, err := io.Copy(tw, from)
	return err
}

// layer writes the files of the image.
func (i Image) layer(w io.Writer) error {
	tw := tar.NewWriter(w)
	if i.Root == "" {
		if err := tw.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: "tmp/", Mode: 0o1777}); err != nil {
			return err
		}
	} else if err := i.tree(tw); err != nil {
		return err
	}
	for _, f := range i.Files {
		st, err := os.Stat(f.From)
		if err != nil {
			return err
		}
		mode := int64(st.Mode().Perm())
		if f.Mode != 0 {
			mode = f.Mode
		}
		h := &tar.Header{Typeflag: tar.TypeReg, Name: strings.TrimPrefix(f.To, "/"), Mode: mode, Size: st.Size(), ModTime: time.Unix(0, 0)}
		if err := copyFile(tw, h, f.From); err != nil {
			return err
		}
	}
	return tw.Close()
}

func copyFile(tw *tar.Writer, h *tar.Header, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if err := tw.WriteHeader(h); err != nil {
		return err
	}
	_, err = io.Copy(tw, f)
	return err
}

// sized counts and sums what is written to it.
type sized struct {
	hash hash.Hash
	size int64
}

func (s *sized) Write(p []byte) (int, error) {
	s.size += int64(len(p))
	return s.hash.Write(p)
}

func (s *sized) digest() string { return "sha256:" + hex.EncodeToString(s.hash.Sum(nil)) }
