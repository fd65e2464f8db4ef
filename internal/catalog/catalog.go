package catalog

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/notice"
)

//go:embed data/catalogue.yaml
var embedded []byte

// State is what the overview says where a status alone would claim too much.
type State string

// The states.
const (
	Unknown      State = "unknown"      // never heard of
	Stale        State = "stale"        // heard, but not confirmed for notice.StaleAfter
	Silent       State = "silent"       // none of the body's sources answered
	Contradicted State = "contradicted" // standing statements of like authority disagree
)

// Languages that every label and help text has.
const (
	German  = "de"
	English = "en"
)

// Text is one text in each language, keyed by German and English.
type Text map[string]string

// In is the text in lang; a language that there is no text for gets the German one.
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t[German]
}

// Info describes one service.
type Info struct {
	Key   notice.Service `json:"key"`
	Group string         `json:"group"` // key of one of the groups
	Label Text           `json:"label"`
	Help  Text           `json:"help"` // what belongs to the service, one line
}

// StatusInfo describes one status.
type StatusInfo struct {
	Key   notice.Status `json:"key"`
	Sign  string        `json:"sign"` // one character that stands for it without colour; no emoji
	Label Text          `json:"label"`
	Help  Text          `json:"help"`
}

// StateInfo describes one state.
type StateInfo struct {
	Key   State  `json:"key"`
	Sign  string `json:"sign"` // one character that stands for it without colour; no emoji
	Label Text   `json:"label"`
	Help  Text   `json:"help"`
}

// GroupInfo describes one group of services.
type GroupInfo struct {
	Key   string `json:"key"`
	Label Text   `json:"label"`
}

// Catalog is the list of services and statuses. It is immutable and safe for concurrent use.
type Catalog struct {
	groups   []GroupInfo
	services []Info
	statuses []StatusInfo
	states   []StateInfo
	index    map[notice.Service]int
}

// Load parses the embedded catalogue. Callers parse it once and hand it on.
func Load() (*Catalog, error) { return Parse(embedded) }

// Parse reads a catalogue from YAML in the form of the embedded one. The error names the entry that is wrong.
func Parse(data []byte) (*Catalog, error) {
	var f struct {
		Groups   []GroupInfo  `json:"groups"`
		Services []Info       `json:"services"`
		Statuses []StatusInfo `json:"statuses"`
		States   []StateInfo  `json:"states"`
	}
	if err := yaml.UnmarshalStrict(data, &f); err != nil {
		return nil, fmt.Errorf("reading catalogue: %w", err)
	}
	c := &Catalog{
		groups: f.Groups, services: f.Services, statuses: f.Statuses, states: f.States,
		index: make(map[notice.Service]int, len(f.Services)),
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("reading catalogue: %w", err)
	}
	return c, nil
}

// check refuses what would show people an empty or ambiguous label, and fills the index.
func (c *Catalog) check() error {
	for _, g := range c.groups {
		if err := complete("group", g.Key, g.Label); err != nil {
			return err
		}
	}
	for i, s := range c.services {
		if _, twice := c.index[s.Key]; twice {
			return fmt.Errorf("service %q stands in it twice: remove one", s.Key)
		}
		if !slices.ContainsFunc(c.groups, func(g GroupInfo) bool { return g.Key == s.Group }) {
			return fmt.Errorf("service %q has the group %q, which is not listed under groups", s.Key, s.Group)
		}
		if err := complete("service", string(s.Key), s.Label, s.Help); err != nil {
			return err
		}
		c.index[s.Key] = i
	}
	for _, s := range c.statuses {
		if !s.Key.Valid() {
			return fmt.Errorf("status %q is not known: use available, limited or unavailable", s.Key)
		}
		if err := displayable("status", string(s.Key), s.Sign, s.Label, s.Help); err != nil {
			return err
		}
	}
	for _, s := range c.states {
		if err := displayable("state", string(s.Key), s.Sign, s.Label, s.Help); err != nil {
			return err
		}
	}
	return nil
}

func displayable(what, key, sign string, texts ...Text) error {
	if utf8.RuneCountInString(sign) != 1 {
		return fmt.Errorf("%s %q has the sign %q: give one character", what, key, sign)
	}
	return complete(what, key, texts...)
}

func complete(what, key string, texts ...Text) error {
	if key == "" {
		return fmt.Errorf("a %s has no key", what)
	}
	for _, t := range texts {
		for _, lang := range []string{German, English} {
			if t[lang] == "" {
				return fmt.Errorf("%s %q lacks a label or help in %q", what, key, lang)
			}
		}
	}
	return nil
}

// Services lists all services in catalogue order: channels first. The slice is the caller's, its texts are shared.
func (c *Catalog) Services() []Info { return slices.Clone(c.services) }

// Groups lists the groups in their order.
func (c *Catalog) Groups() []GroupInfo { return slices.Clone(c.groups) }

// Service is the entry of one service; false if the catalogue does not have it.
func (c *Catalog) Service(key notice.Service) (Info, bool) {
	i, ok := c.index[key]
	if !ok {
		return Info{}, false
	}
	return c.services[i], true
}

// ServiceLabel is the label of a service in lang; the key itself if the catalogue does not have it, so that an old
// statement on a service that is gone stays readable.
func (c *Catalog) ServiceLabel(key notice.Service, lang string) string {
	if s, ok := c.Service(key); ok {
		return s.Label.In(lang)
	}
	return string(key)
}

// Order is the place of a service in catalogue order, from 0; one that the catalogue does not have comes after all.
func (c *Catalog) Order(key notice.Service) int {
	if i, ok := c.index[key]; ok {
		return i
	}
	return len(c.services)
}

// Statuses lists the three statuses, best first.
func (c *Catalog) Statuses() []StatusInfo { return slices.Clone(c.statuses) }

// States lists what can be said instead of a status or about one.
func (c *Catalog) States() []StateInfo { return slices.Clone(c.states) }

// Status is the entry of s. Whatever is not one of the three statuses, the empty one too, gets the label and sign of
// Unknown and false: nothing that is not understood may look like "available".
func (c *Catalog) Status(s notice.Status) (StatusInfo, bool) {
	for _, e := range c.statuses {
		if e.Key == s {
			return e, true
		}
	}
	u := c.State(Unknown)
	return StatusInfo{Key: s, Sign: u.Sign, Label: maps.Clone(u.Label), Help: maps.Clone(u.Help)}, false
}

// State is the entry of s; one that the catalogue does not have shows as its own key with the sign "?".
func (c *Catalog) State(s State) StateInfo {
	for _, e := range c.states {
		if e.Key == s {
			return e
		}
	}
	return StateInfo{Key: s, Sign: "?", Label: Text{German: string(s), English: string(s)}, Help: Text{}}
}

// StatusLabel is the label of s in lang; "nichts bekannt" or "nothing known" for the empty status.
func (c *Catalog) StatusLabel(s notice.Status, lang string) string {
	e, _ := c.Status(s)
	return e.Label.In(lang)
}

// StatusSign is the one character that stands for s; "?" for the empty status.
func (c *Catalog) StatusSign(s notice.Status) string {
	e, _ := c.Status(s)
	return e.Sign
}

// StateLabel is the label of s in lang.
func (c *Catalog) StateLabel(s State, lang string) string { return c.State(s).Label.In(lang) }
