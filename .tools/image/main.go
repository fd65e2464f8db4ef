// Command image puts programs of Lagebild, one for each architecture, into one OCI image, and writes it as an archive that
// `ctr images import`, skopeo, crane and podman take. It needs no registry and no daemon.
//
//	image -name ghcr.io/lagebild/lagebild -out .bin/image .bin/image/lagebild-linux-amd64 .bin/image/lagebild-linux-arm64
//
// Everything in the image comes from the programs and from this module, times are those of the commit that the programs
// were built from, and files are written in a fixed order: the same commit gives the same bytes.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// config is what the image is made of.
type config struct {
	name     string   // without a tag
	tag      string   // "" = the version of the programs
	out      string   // folder for the archive and the parts lists
	most     int64    // bytes that the image may have for one architecture, unpacked
	programs []string // paths
}

func main() {
	var c config
	flag.StringVar(&c.name, "name", "ghcr.io/lagebild/lagebild", "name of the image, without a tag")
	flag.StringVar(&c.tag, "tag", "", "tag (default: the version of the programs)")
	flag.StringVar(&c.out, "out", ".", "folder for image.tar and the parts lists")
	flag.Int64Var(&c.most, "most", 80_000_000, "bytes that the image may have for one architecture, unpacked")
	flag.Parse()
	c.programs = flag.Args()
	if err := run(c); err != nil {
		fmt.Fprintln(os.Stderr, "image:", err)
		os.Exit(1)
	}
}

func run(c config) error {
	if len(c.programs) == 0 {
		return errors.New("no program given: name at least one built binary")
	}
	programs := make([]*program, 0, len(c.programs))
	for _, path := range c.programs {
		p, err := readProgram(path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		programs = append(programs, p)
	}
	for _, p := range programs[1:] {
		if p.revision != programs[0].revision || p.version != programs[0].version {
			return fmt.Errorf("%s is of %s, %s of %s: build both from one commit", p.path, p.version, programs[0].path, programs[0].version)
		}
	}
	if c.tag == "" {
		c.tag = tagOf(programs[0].version)
	}
	ref := c.name + ":" + c.tag
	index, sizes, err := build(c.name, programs)
	if err != nil {
		return err
	}
	if err := writeArchive(filepath.Join(c.out, "image.tar"), ref, index); err != nil {
		return err
	}
	digest, err := index.Digest()
	if err != nil {
		return err
	}
	fmt.Printf("%s@%s\n", ref, digest)
	if err := writeSummary(filepath.Join(c.out, "image.json"), ref, digest.String(), sizes); err != nil {
		return err
	}
	for i, p := range programs {
		list := filepath.Join(c.out, "lagebild-"+p.arch+".cdx.json")
		if err := os.WriteFile(list, sizes[i].parts, 0o644); err != nil { //nolint:gosec // anybody may read it
			return err
		}
		fmt.Printf("linux/%-5s  %5.1f MB compressed, %5.1f MB unpacked; %d modules in %s\n",
			p.arch, float64(sizes[i].Compressed)/1e6, float64(sizes[i].Unpacked)/1e6, len(p.modules), list)
		if sizes[i].Unpacked > c.most {
			return fmt.Errorf("linux/%s has %d bytes unpacked, more than the %d allowed: see which module grew, or raise -most", p.arch, sizes[i].Unpacked, c.most)
		}
	}
	return nil
}

// writeSummary tells other programs what was made.
func writeSummary(path, ref, digest string, sizes []size) error {
	text, err := json.MarshalIndent(struct {
		Ref    string `json:"ref"`
		Digest string `json:"digest"`
		Images []size `json:"images"`
	}{ref, digest, sizes}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644) //nolint:gosec // anybody may read it
}

// tagOf makes a tag of a version; "+" is not allowed in one.
func tagOf(version string) string { return strings.NewReplacer("+", "-").Replace(version) }
