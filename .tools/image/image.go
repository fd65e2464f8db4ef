package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// size is how large the image is for one architecture, and the list of its parts.
type size struct {
	Arch       string `json:"architecture"`
	Compressed int64  `json:"compressedBytes"`
	Unpacked   int64  `json:"unpackedBytes"`
	Modules    int    `json:"modules"` // linked into the program
	parts      []byte
}

// build makes the image of all programs.
func build(name string, programs []*program) (v1.ImageIndex, []size, error) {
	files, err := base()
	if err != nil {
		return nil, nil, err
	}
	certs, err := certsModule()
	if err != nil {
		return nil, nil, err
	}
	var index v1.ImageIndex = mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	var sizes []size
	for _, p := range programs {
		s := size{Arch: p.arch, Modules: len(p.modules)}
		if s.parts, err = partsList(p, certs); err != nil {
			return nil, nil, err
		}
		// The program comes last: a new version changes that layer alone.
		layers := [][]file{files, {
			{path: "lagebild", mode: 0o755, data: p.data},
			{path: "usr/", mode: 0o755},
			{path: "usr/share/", mode: 0o755},
			{path: "usr/share/sbom/", mode: 0o755},
			{path: "usr/share/sbom/lagebild.cdx.json", mode: 0o644, data: s.parts},
		}}
		image, err := imageOf(name, p, layers, &s)
		if err != nil {
			return nil, nil, err
		}
		index = mutate.AppendManifests(index, mutate.IndexAddendum{
			Add: image, Descriptor: v1.Descriptor{Platform: &v1.Platform{OS: "linux", Architecture: p.arch}},
		})
		sizes = append(sizes, s)
	}
	return mutate.Annotations(index, labels(name, programs[0])).(v1.ImageIndex), sizes, nil
}

// labels are the names of the image specification for who made what from where.
func labels(name string, p *program) map[string]string {
	const about = "org.opencontainers.image."
	return map[string]string{
		about + "title":       "Lagebild",
		about + "description": "Shows what still works in every town hall of a region whose IT has failed",
		about + "source":      "https://" + p.main.Path,
		about + "licenses":    "Apache-2.0",
		about + "version":     p.version,
		about + "revision":    p.revision,
		about + "created":     p.built.UTC().Format(time.RFC3339),
		about + "ref.name":    name,
	}
}

// imageOf makes the image for one architecture and counts it into s.
func imageOf(name string, p *program, layers [][]file, s *size) (v1.Image, error) {
	image := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	image, err := mutate.ConfigFile(image, &v1.ConfigFile{
		Architecture: p.arch, OS: "linux", Created: v1.Time{Time: p.built.UTC()},
		Config: v1.Config{
			User: fmt.Sprintf("%[1]d:%[1]d", user), Entrypoint: []string{"/lagebild"}, WorkingDir: "/", Labels: labels(name, p),
			Env: []string{"PATH=/", "HOME=/tmp"},
		},
	})
	if err != nil {
		return nil, err
	}
	for i, files := range layers {
		layer, err := layerOf(files, p.built, s)
		if err != nil {
			return nil, err
		}
		what := []string{"accounts, certificates", "lagebild and the list of its parts"}[i]
		image, err = mutate.Append(image, mutate.Addendum{
			Layer: layer, History: v1.History{Created: v1.Time{Time: p.built.UTC()}, CreatedBy: "make image", Comment: what},
		})
		if err != nil {
			return nil, err
		}
	}
	return image, nil
}

func layerOf(files []file, at time.Time, s *size) (v1.Layer, error) {
	var buf bytes.Buffer
	if err := writeTar(&buf, files, at); err != nil {
		return nil, err
	}
	layer, err := tarball.LayerFromOpener(
		func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(buf.Bytes())), nil },
		tarball.WithCompressionLevel(gzip.BestCompression), tarball.WithCompressedCaching, tarball.WithMediaType(types.OCILayer),
	)
	if err != nil {
		return nil, err
	}
	compressed, err := layer.Size()
	if err != nil {
		return nil, err
	}
	s.Compressed += compressed
	s.Unpacked += int64(buf.Len())
	return layer, nil
}

// writeArchive writes the image as one OCI archive.
func writeArchive(path, ref string, index v1.ImageIndex) (err error) {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".layout-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	at, err := layout.Write(dir, empty.Index)
	if err != nil {
		return err
	}
	// The second name is the one that containerd looks for.
	err = at.AppendIndex(index, layout.WithAnnotations(map[string]string{"org.opencontainers.image.ref.name": ref, "io.containerd.image.name": ref}))
	if err != nil {
		return err
	}
	return pack(dir, path)
}
