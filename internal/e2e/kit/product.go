//go:build linux

package kit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"sigs.k8s.io/yaml"
)

// product makes the image of Lagebild as `make image` does, for the architecture of this machine.
func (m *maker) product(ctx context.Context) (err error) {
	m.progress("building the image")
	dir := filepath.Join(m.work, "image")
	if m.kit.Images.Lagebild, err = m.image(ctx, m.kit.Root, dir, Tag, ""); err != nil {
		return err
	}
	m.kit.Image, err = summary(dir)
	return err
}

func (m *maker) image(ctx context.Context, tree, dir, tag, build string) (string, error) {
	_, err := output(ctx, tree, "make", "image", "IMAGE_ARCHS="+runtime.GOARCH, "IMAGE_DIR="+dir, "IMAGE_FLAGS=-tag "+tag, "IMAGE_BUILD="+build)
	return filepath.Join(dir, "image.tar"), err
}

// summary reads what `make image` tells of an image for one architecture.
func summary(dir string) (Image, error) {
	text, err := os.ReadFile(filepath.Join(dir, "image.json"))
	if err != nil {
		return Image{}, err
	}
	var told struct {
		Digest string `json:"digest"`
		Images []struct {
			Compressed int64 `json:"compressedBytes"`
			Unpacked   int64 `json:"unpackedBytes"`
			Modules    int   `json:"modules"`
		} `json:"images"`
	}
	if err := json.Unmarshal(text, &told); err != nil {
		return Image{}, err
	}
	if len(told.Images) != 1 {
		return Image{}, fmt.Errorf("%s tells of %d images, not of one", dir, len(told.Images))
	}
	i := told.Images[0]
	return Image{Digest: told.Digest, Compressed: i.Compressed, Unpacked: i.Unpacked, Modules: i.Modules}, nil
}

// twice commits the source tree as it is in a folder, clones that into another one, and builds the image in both.
func (m *maker) twice(ctx context.Context) error {
	m.progress("building the image of one commit in two folders")
	list, err := output(ctx, m.kit.Root, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
	if err != nil {
		return err
	}
	files, first, second := filepath.Join(m.work, "files"), filepath.Join(m.work, "first"), filepath.Join(m.work, "elsewhere", "second")
	const commit = `mkdir -p "$1" && tar -c --null -T "$2" --ignore-failed-read | tar -x -C "$1" && cd "$1" && git init --quiet && git add --all &&
		git -c user.name=e2e -c user.email=e2e@localhost -c commit.gpgsign=false commit --quiet --message e2e`
	if err := os.WriteFile(files, []byte(list), 0o600); err != nil {
		return err
	}
	if _, err := output(ctx, m.kit.Root, "sh", "-c", commit, "sh", first, files); err != nil {
		return err
	}
	if _, err := output(ctx, "", "git", "clone", "--quiet", first, second); err != nil {
		return err
	}
	var digests []string
	for _, tree := range []string{first, second} {
		dir := filepath.Join(tree, ".bin", "image")
		if _, err := m.image(ctx, tree, dir, Tag, ""); err != nil {
			return err
		}
		made, err := summary(dir)
		if err != nil {
			return err
		}
		digests = append(digests, made.Digest)
	}
	if err := errors.Join(os.RemoveAll(first), os.RemoveAll(second)); err != nil {
		return err
	}
	if digests[0] != digests[1] {
		return fmt.Errorf("one commit gave two images: %s and %s", digests[0], digests[1])
	}
	m.kit.Image.Twice = true
	return nil
}

// What the next version has more than this one.
const (
	nextField     = "remark"
	nextVersion   = "99.0.0" // of its chart
	nextMigration = `-- +goose Up
-- What the next version brings, for the test of an upgrade.
ALTER TABLE sources ADD COLUMN remark text NOT NULL DEFAULT '';
COMMENT ON COLUMN sources.remark IS 'A remark by whoever set the source up.';

-- +goose Down
ALTER TABLE sources DROP COLUMN remark;
`
)

// next makes the version after this one: the same sources with one more migration laid over them, and the chart with one more
// field in the schema of Sources.
func (m *maker) next(ctx context.Context) error {
	m.progress("building the image of the next version")
	dir := filepath.Join(m.work, "next")
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // nothing secret
		return err
	}
	overlay, err := m.overlay(dir)
	if err != nil {
		return err
	}
	if m.kit.Images.Next, err = m.image(ctx, m.kit.Root, dir, NextTag, "-overlay="+overlay); err != nil {
		return err
	}
	m.kit.NextChart = filepath.Join(dir, "chart")
	return errors.Join(os.CopyFS(m.kit.NextChart, os.DirFS(m.kit.Chart)), m.changeChart())
}

// overlay writes the file that tells Go of the further migration.
func (m *maker) overlay(dir string) (string, error) {
	folder := filepath.Join(m.kit.Root, "internal", "store", "migrations")
	there, err := filepath.Glob(filepath.Join(folder, "*.sql"))
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "next.sql")
	name := fmt.Sprintf("%06d_next.sql", len(there)+1) // they are numbered without gaps
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(folder, name): file}})
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "overlay.json")
	return path, errors.Join(os.WriteFile(file, []byte(nextMigration), 0o600), os.WriteFile(path, text, 0o600))
}

// changeChart gives the copy of the chart its version and the further field.
func (m *maker) changeChart() error {
	err := edit(filepath.Join(m.kit.NextChart, "Chart.yaml"), func(o map[string]any) error {
		o["version"], o["appVersion"] = nextVersion, nextVersion
		return nil
	})
	if err != nil {
		return err
	}
	return edit(filepath.Join(m.kit.NextChart, "files", "crds", "lagebild.dev_sources.yaml"), func(o map[string]any) error {
		var at any = o
		for key := range strings.FieldsSeq("spec versions 0 schema openAPIV3Schema properties spec properties") {
			switch v := at.(type) {
			case map[string]any:
				at = v[key]
			case []any:
				at = v[0]
			}
		}
		fields, ok := at.(map[string]any)
		if !ok {
			return errors.New("it has no fields of spec")
		}
		fields[nextField] = map[string]any{"type": "string", "maxLength": 200, "description": "A remark by whoever set the source up."}
		return nil
	})
}

// edit changes a YAML file.
func edit(path string, change func(map[string]any) error) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var o map[string]any
	if err := yaml.Unmarshal(text, &o); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := change(o); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if text, err = yaml.Marshal(o); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}
