package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/lagebild/lagebild/internal/eval"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/source"
)

// trySettings are the flags of `try`.
type trySettings struct {
	fetch     fetchSettings
	file      string
	manifests string
	body      string
}

func newTry() *cobra.Command {
	var s trySettings
	cmd := &cobra.Command{
		Use:   "try URL|CAPTURE | -f SOURCE.yaml",
		Short: "Fetches and reads a source once, stores nothing, and prints what would be stored and a draft Source",
		Long: `Asks the address as the scraper would (robots.txt, limits, refused networks), reads what came, and prints the documents and
statements that would be stored. For a URL it drafts a Source manifest. CAPTURE is a file with a stored page.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (len(args) == 0) == (s.file == "") {
				e := fault.New(fault.Invalid, "reading the command line", "give either an address or -f with a file")
				e.Remedy = "lagebild try https://www.example.de/notfall"
				return e
			}
			reg, ex, err := embeddedReader()
			if err != nil {
				return err
			}
			out, err := s.fetch.outside(cmd.Context())
			if err != nil {
				return err
			}
			t := &trial{settings: s, outside: out, region: reg, extractor: ex, out: &printer{w: cmd.OutOrStdout()}, hosts: fetch.NewMemoryHosts()}
			return cmp.Or(t.run(cmd.Context(), args), t.out.err)
		},
	}
	cmd.Flags().StringVarP(&s.file, "file", "f", "", "manifest with the Source to try")
	cmd.Flags().StringVar(&s.manifests, "manifests", "", "folder with the Municipality that the Source names")
	cmd.Flags().StringVar(&s.body, "body", "", "AGS or name of the body that the source speaks for (default: by the host's name)")
	s.fetch.flags(cmd)
	return cmd
}

// trial is one run of `try`.
type trial struct {
	settings  trySettings
	outside   outside
	region    *region.Region
	extractor *extract.Extractor
	hosts     fetch.Hosts
	fetcher   *fetch.Fetcher
	out       *printer
}

func (t *trial) run(ctx context.Context, args []string) error {
	cfg := t.outside.config
	cfg.Hosts = t.hosts
	var err error
	if t.fetcher, err = fetch.New(cfg); err != nil {
		return err
	}
	defer t.fetcher.Close()
	switch {
	case t.settings.file != "":
		return t.manifest(ctx)
	case isFile(args[0]):
		return t.capture(args[0])
	default:
		return t.address(ctx, args[0])
	}
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// manifest tries each Source of a file.
func (t *trial) manifest(ctx context.Context) error {
	dirs := []string{t.settings.file}
	if t.settings.manifests != "" {
		dirs = append(dirs, t.settings.manifests)
	}
	set, err := manifest.Load(ctx, dirs...)
	if err != nil {
		return err
	}
	for _, p := range set.Problems {
		t.out.line("%s", p)
	}
	own, err := manifest.Load(ctx, t.settings.file)
	if err != nil {
		return err
	}
	mine := map[string]bool{}
	for _, s := range own.Sources {
		mine[s.Namespace+"/"+s.Name] = true
	}
	for _, p := range own.Problems {
		mine[strings.TrimPrefix(p.Object, "Source ")] = true
	}
	tried := 0
	for _, s := range set.Sources {
		if !mine[s.Namespace+"/"+s.Name] {
			continue
		}
		tried++
		t.out.line("== Source %s/%s", s.Namespace, s.Name)
		if err := t.read(ctx, s.Spec); err != nil {
			return err
		}
	}
	if tried == 0 {
		e := fault.New(fault.Invalid, "reading "+t.settings.file, "it holds no Source that can be tried")
		e.Remedy = "mend what is named above; name the folder of its Municipality with --manifests"
		return e
	}
	return nil
}

// capture reads a stored page.
func (t *trial) capture(name string) error {
	body, err := t.bodyOf("")
	if err != nil {
		return err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return fault.Wrap(fault.NotFound, "opening the capture", err)
	}
	doc, err := eval.Document(name, data)
	if err != nil {
		return err
	}
	t.document(doc, body)
	return nil
}

// address tries an address that is not in a manifest yet and drafts one.
func (t *trial) address(ctx context.Context, address string) error {
	body, err := t.bodyOf(address)
	if err != nil {
		return err
	}
	answer, err := t.fetcher.Fetch(ctx, fetch.Request{URL: address, Accept: source.Accepted()})
	t.verdict(ctx, address, err)
	if err != nil {
		return err
	}
	t.out.line("answer: %d %s, %d bytes, %s", answer.Status, answer.MediaType, len(answer.Body), cmp.Or(answer.Charset, "no charset named"))
	if answer.FinalURL != answer.URL {
		t.out.line("redirected to: %s", answer.FinalURL)
	}
	spec := source.Draft(address, answer)
	if body != nil {
		spec.Body = body.AGS
	}
	if err := t.read(ctx, spec); err != nil {
		return err
	}
	return t.draft(address, spec, body)
}

// verdict tells what robots.txt says of an address.
func (t *trial) verdict(ctx context.Context, address string, err error) {
	if fault.KindOf(err) == fault.RobotsDenied {
		t.out.line("robots.txt: forbids it")
		return
	}
	u, perr := url.Parse(address)
	if perr != nil || (err != nil && fault.KindOf(err) == fault.RefusedTarget) {
		return
	}
	switch r, ok, herr := t.hosts.Robots(ctx, u.Scheme+"://"+strings.ToLower(u.Host)); {
	case herr != nil || !ok:
		t.out.line("robots.txt: could not be read")
	case r.Status/100 == 2:
		t.out.line("robots.txt: allows it (%d bytes)", len(r.Body))
	default:
		t.out.line("robots.txt: none (answer %d), so allowed", r.Status)
	}
}

// read does one run as the scraper would and prints what it would store.
func (t *trial) read(ctx context.Context, spec source.Spec) error {
	rd, err := source.New(source.Config{Fetcher: t.fetcher, Clock: t.outside.clock})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, max(spec.Timeout, 10*time.Second))
	defer cancel()
	reading, err := rd.Read(ctx, spec, source.State{})
	if err != nil {
		return err
	}
	t.out.line("read: %d documents in %d requests, %d bytes", len(reading.Documents), reading.Requests, reading.Bytes)
	for _, p := range reading.Partial {
		t.out.line("left out: %s: %v", fault.KindOf(p), p)
	}
	var body *notice.Body
	if b, ok := t.region.Body(spec.Body); ok {
		body = &b
	} else if spec.Body != "" {
		body = &notice.Body{AGS: spec.Body, Name: spec.Body}
	}
	for _, d := range reading.Documents {
		t.document(d, body)
	}
	return nil
}

// document prints a document as it would be stored, with its statements.
func (t *trial) document(d notice.Document, body *notice.Body) {
	opt := extract.Options{Date: t.outside.clock.Now()}
	for _, at := range []time.Time{d.Updated, d.Published} {
		if !at.IsZero() && !at.After(opt.Date) {
			opt.Date = at
			break
		}
	}
	if body != nil {
		opt.Body = body.AGS
	}
	published := ""
	if !d.Published.IsZero() {
		published = ", published " + d.Published.Format(time.RFC3339)
	}
	t.out.line("\n-- %s\n   %s (%d blocks, %d characters%s)", cmp.Or(d.Title, "(no title)"), d.Key, len(d.Blocks), len([]rune(d.Text)), published)
	if t.out.err == nil {
		t.out.err = writeStatements(t.out.w, t.extractor.Extract(d, opt), t.region)
	}
}

// bodyOf is the body that --body names, else the one whose homepage, or name, the address has; nil if none.
func (t *trial) bodyOf(address string) (*notice.Body, error) {
	if t.settings.body != "" {
		b, err := t.region.Lookup(t.settings.body)
		if err != nil {
			return nil, err
		}
		return &b, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return nil, nil //nolint:nilerr // no body is an answer, not a failure
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for _, b := range t.region.Bodies() {
		home, err := url.Parse(b.Homepage)
		if err == nil && home.Hostname() != "" && strings.TrimPrefix(home.Hostname(), "www.") == host {
			return &b, nil
		}
	}
	label, _, _ := strings.Cut(host, ".")
	for _, prefix := range []string{"notfall-", "stadt-", "gemeinde-"} {
		label = strings.TrimPrefix(label, prefix)
	}
	if b, err := t.region.Lookup(label); err == nil {
		return &b, nil
	}
	return nil, nil // no body is an answer, not a failure
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// objectName makes a name that Kubernetes accepts out of words, at most 60 characters long.
func objectName(words string) string {
	plain := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(words))
	name := strings.Trim(notInNames.ReplaceAllString(plain, "-"), "-")
	return strings.TrimRight(name[:min(len(name), 60)], "-")
}

// draft prints manifests that `run` accepts: the Source, and the Municipality that it names.
func (t *trial) draft(address string, spec source.Spec, body *notice.Body) error {
	u, err := url.Parse(address)
	if err != nil {
		return fault.Wrap(fault.Invalid, "reading the address", err)
	}
	name := objectName(u.Hostname() + u.Path)
	var text []byte
	if body == nil {
		spec.Authority = notice.Regional
		text, err = manifest.Encode(manifest.FromSpec("", name, "", spec))
	} else {
		municipality := objectName(body.Name)
		text, err = manifest.Encode(manifest.FromBody("", municipality, *body), manifest.FromSpec("", name, municipality, spec))
	}
	if err != nil {
		return err
	}
	t.out.line("\n# Draft. Check it, and try it again with: lagebild try -f FILE")
	if _, err := t.out.w.Write(text); err != nil {
		return errors.Join(fmt.Errorf("writing the draft: %w", err), t.out.err)
	}
	return nil
}
