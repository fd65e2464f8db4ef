package trial

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/clock"
	"github.com/lagebild/lagebild/internal/extract"
	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/fetch"
	"github.com/lagebild/lagebild/internal/manifest"
	"github.com/lagebild/lagebild/internal/manifest/convert"
	"github.com/lagebild/lagebild/internal/manifest/encode"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/printer"
	"github.com/lagebild/lagebild/internal/region"
	"github.com/lagebild/lagebild/internal/source"
	"github.com/lagebild/lagebild/internal/source/draft"
)

// Config is what a trial needs.
type Config struct {
	File      string // manifest with the Source to try; "" = an address or a capture is tried
	Manifests string // folder with the Municipality that the Source names; "" = File has it
	Body      string // AGS or name of the body that the source speaks for; "" = by the host's name
	Clock     clock.Clock
	Fetch     fetch.Config
	Region    *region.Region
	Extractor *extract.Extractor
	Out       io.Writer
}

// trial is one run.
type trial struct {
	Config
	hosts   fetch.Hosts
	fetcher *fetch.Fetcher
	out     *printer.Printer
}

// Run tries cfg.File, or what, an address or a file with a stored page.
func Run(ctx context.Context, cfg Config, what string) error {
	t := &trial{Config: cfg, hosts: fetch.NewMemoryHosts(), out: printer.New(cfg.Out)}
	fc := cfg.Fetch
	fc.Hosts = t.hosts
	var err error
	if t.fetcher, err = fetch.New(fc); err != nil {
		return err
	}
	defer t.fetcher.Close()
	switch {
	case cfg.File != "":
		err = t.manifest(ctx)
	case IsFile(what):
		err = t.capture(what)
	default:
		err = t.address(ctx, what)
	}
	return cmp.Or(err, t.out.Err())
}

// IsFile reports whether name is that of a regular file.
func IsFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// manifest tries each Source of a file.
func (t *trial) manifest(ctx context.Context) error {
	dirs := []string{t.File}
	if t.Manifests != "" {
		dirs = append(dirs, t.Manifests)
	}
	set, err := manifest.Load(ctx, dirs...)
	if err != nil {
		return err
	}
	for _, p := range set.Problems {
		t.out.Line("%s", p)
	}
	own, err := manifest.Load(ctx, t.File)
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
		t.out.Line("== Source %s/%s", s.Namespace, s.Name)
		if err := t.read(ctx, s.Spec); err != nil {
			return err
		}
	}
	if tried == 0 {
		e := fault.New(fault.Invalid, "reading "+t.File, "it holds no Source that can be tried")
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
	doc, err := openDocument(name)
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
	t.out.Line("answer: %d %s, %d bytes, %s", answer.Status, answer.MediaType, len(answer.Body), cmp.Or(answer.Charset, "no charset named"))
	if answer.FinalURL != answer.URL {
		t.out.Line("redirected to: %s", answer.FinalURL)
	}
	spec := draft.Of(address, answer)
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
		t.out.Line("robots.txt: forbids it")
		return
	}
	u, perr := url.Parse(address)
	if perr != nil || (err != nil && fault.KindOf(err) == fault.RefusedTarget) {
		return
	}
	switch r, ok, herr := t.hosts.Robots(ctx, u.Scheme+"://"+strings.ToLower(u.Host)); {
	case herr != nil || !ok:
		t.out.Line("robots.txt: could not be read")
	case r.Status/100 == 2:
		t.out.Line("robots.txt: allows it (%d bytes)", len(r.Body))
	default:
		t.out.Line("robots.txt: none (answer %d), so allowed", r.Status)
	}
}

// read does one run as the scraper would and prints what it would store.
func (t *trial) read(ctx context.Context, spec source.Spec) error {
	rd, err := source.New(source.Config{Fetcher: t.fetcher, Clock: t.Clock})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, max(spec.Timeout, 10*time.Second))
	defer cancel()
	reading, err := rd.Read(ctx, spec, source.State{})
	if err != nil {
		return err
	}
	t.out.Line("read: %d documents in %d requests, %d bytes", len(reading.Documents), reading.Requests, reading.Bytes)
	for _, p := range reading.Partial {
		t.out.Line("left out: %s: %v", fault.KindOf(p), p)
	}
	var body *notice.Body
	if b, ok := t.Region.Body(spec.Body); ok {
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
	opt := extract.Options{Date: d.SaidAt(t.Clock.Now())}
	if body != nil {
		opt.Body = body.AGS
	}
	published := ""
	if !d.Published.IsZero() {
		published = ", published " + d.Published.Format(time.RFC3339)
	}
	t.out.Line("\n-- %s\n   %s (%d blocks, %d characters%s)", cmp.Or(d.Title, "(no title)"), d.Key, len(d.Blocks), len([]rune(d.Text)), published)
	t.out.Statements(t.Extractor.Extract(d, opt), t.Region)
}

// bodyOf is the body that --body names, else the one whose homepage, or name, the address has; nil if none.
func (t *trial) bodyOf(address string) (*notice.Body, error) {
	if t.Body != "" {
		b, err := t.Region.Lookup(t.Body)
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
	for _, b := range t.Region.Bodies() {
		home, err := url.Parse(b.Homepage)
		if err == nil && home.Hostname() != "" && strings.TrimPrefix(home.Hostname(), "www.") == host {
			return &b, nil
		}
	}
	label, _, _ := strings.Cut(host, ".")
	for _, prefix := range []string{"notfall-", "stadt-", "gemeinde-"} {
		label = strings.TrimPrefix(label, prefix)
	}
	if b, err := t.Region.Lookup(label); err == nil {
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
		text, err = encode.YAML(convert.FromSpec("", name, "", spec))
	} else {
		municipality := objectName(body.Name)
		text, err = encode.YAML(convert.FromBody("", municipality, *body), convert.FromSpec("", name, municipality, spec))
	}
	if err != nil {
		return err
	}
	t.out.Line("\n# Draft. Check it, and try it again with: lagebild try -f FILE")
	t.out.Line("%s", bytes.TrimSuffix(text, []byte("\n")))
	return nil
}
