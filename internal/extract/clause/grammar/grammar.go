package grammar

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sigs.k8s.io/yaml"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar/phrase"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
	"github.com/lagebild/lagebild/internal/notice"
)

// Role says what sort of name a service was called by.
type Role uint8

// The roles; services.yaml explains them.
const (
	House Role = iota
	Soft
	Office
	Matter
	Channel
	Way
	Inside
	None
	Thing
	Named // "die Stadt", a body's own name: stands for its administration
)

var roles = []string{"house", "soft", "office", "matter", "channel", "way", "inside", "none", "thing", "named"}

// Kind says what a cue is said of; cues.yaml explains them.
type Kind uint8

// The kinds, the most telling first.
const (
	Open Kind = iota
	Shut
	Reach
	Work
	Fail
	Held
	Cancelled
	Usual
	Limited
	Accept
	Trouble
	Short
	Do
)

var kinds = []string{"open", "shut", "reach", "work", "fail", "held", "cancelled", "usual", "limited", "accept", "trouble", "short", "do"}

// String is the name of the kind in cues.yaml.
func (k Kind) String() string {
	return kinds[k]
}

// meaning is what one phrase of the lists stands for.
type meaning struct {
	class   uint8 // isService, isCue, isMark or isTrait
	service notice.Service
	role    Role
	cue     Cue
	mark    Mark
	trait   Trait
}

// sizeBits are the bits of a phrase's number that tell how many letters it has, to prefer the more exact one.
const sizeBits = 8

const (
	isService uint8 = iota
	isCue
	isMark
	isTrait
)

// Cue is what a phrase of cues.yaml says of a service.
type Cue struct {
	Status      notice.Status
	Denied      notice.Status // what it says where it is negated
	Kind        Kind
	HasNegation bool // a negation is one of its own words
	Noun        bool // it names the deed ("die Beantragung"): what becomes of it, the predicate says
}

// Grammar is the compiled word lists. It is immutable and safe for concurrent use.
type Grammar struct {
	lex      *lexicon.Lexicon
	meanings []meaning
}

type serviceList struct {
	Tails   string `json:"tails"`
	Heads   string `json:"heads"`
	Entries []struct {
		Service notice.Service `json:"service"`
		Role    string         `json:"role"`
		Words   string         `json:"words"`
	} `json:"entries"`
}

type cueList struct {
	Cues []struct {
		Status  notice.Status `json:"status"`
		Negated notice.Status `json:"negated"`
		Kind    string        `json:"kind"`
		Noun    bool          `json:"noun"`
		Words   string        `json:"words"`
	} `json:"cues"`
}

type markerList struct {
	Traits []struct {
		Trait string `json:"trait"`
		Words string `json:"words"`
	} `json:"traits"`
	Markers []struct {
		Mark  string `json:"mark"`
		Words string `json:"words"`
	} `json:"markers"`
}

// Compile reads the three lists. known reports whether a service exists; the error names the entry that is wrong.
func Compile(services, cues, markers []byte, known func(notice.Service) bool) (*Grammar, error) {
	c := compiler{known: known}
	for _, step := range []struct {
		name string
		do   func([]byte) error
		data []byte
	}{{"services", c.services, services}, {"cues", c.cues, cues}, {"markers", c.markers, markers}} {
		if err := step.do(step.data); err != nil {
			return nil, fmt.Errorf("reading word list %s: %w", step.name, err)
		}
	}
	lex, err := c.builder.Build()
	if err != nil {
		return nil, err
	}
	return &Grammar{lex: lex, meanings: c.meanings}, nil
}

type compiler struct {
	builder  lexicon.Builder
	meanings []meaning
	known    func(notice.Service) bool
	seen     phrase.Seen[list]
}

// list tells the lists apart in which a phrase stands but once: each marker and each trait is one of its own.
type list struct {
	class uint8
	mark  Mark
	trait Trait
}

func (c *compiler) add(phrase string, m meaning) error {
	if err := c.seen.Once(list{m.class, m.mark, m.trait}, phrase); err != nil {
		return err
	}
	if n := len(c.meanings); n == 0 || c.meanings[n-1] != m { // the phrases of one entry mean the same
		c.meanings = append(c.meanings, m)
	}
	return c.builder.Add(phrase, (len(c.meanings)-1)<<sizeBits|min(len(strings.Trim(phrase, "*~?")), 1<<sizeBits-1))
}

func (c *compiler) services(data []byte) error {
	var l serviceList
	if err := yaml.UnmarshalStrict(data, &l); err != nil {
		return err
	}
	for _, t := range phrase.List(l.Tails) {
		c.builder.AddTail(t)
	}
	for _, h := range phrase.List(l.Heads) {
		c.builder.AddHead(h)
	}
	for _, e := range l.Entries {
		r := slices.Index(roles, e.Role)
		if r < 0 {
			return fmt.Errorf("service %q has the role %q: use one of %v", e.Service, e.Role, roles)
		}
		if e.Role != roles[None] && !c.known(e.Service) {
			return fmt.Errorf("service %q is not in the catalogue: use one of its keys", e.Service)
		}
		for _, w := range phrase.List(e.Words) {
			if e.Role != roles[None] {
				w = phrase.Inflected(w)
			}
			if (Role(r) == Matter || Role(r) == Office) && !strings.ContainsAny(w, " *|?") { //nolint:gosec // there are few roles
				c.builder.AddStem(w)
			}
			if err := c.add(w, meaning{class: isService, service: e.Service, role: Role(r)}); err != nil { //nolint:gosec // there are few roles
				return err
			}
		}
	}
	return nil
}

func (c *compiler) cues(data []byte) error {
	var l cueList
	var joined []joint
	if err := yaml.UnmarshalStrict(data, &l); err != nil {
		return err
	}
	for _, e := range l.Cues {
		k := slices.Index(kinds, e.Kind)
		if k < 0 {
			return fmt.Errorf("cue kind %q is not known: use one of %v", e.Kind, kinds)
		}
		if e.Status != "" && !e.Status.Valid() || !e.Negated.Valid() {
			return fmt.Errorf("cue of kind %q: status %q and negated %q must be available, limited or unavailable", e.Kind, e.Status, e.Negated)
		}
		for _, w := range phrase.List(e.Words) {
			q := Cue{Status: e.Status, Denied: e.Negated, Kind: Kind(k), Noun: e.Noun, HasNegation: phrase.Negates(w)} //nolint:gosec // there are few kinds
			if err := c.add(w, meaning{class: isCue, cue: q}); err != nil {
				return err
			}
			if q.Kind != Short && !q.HasNegation {
				for _, w := range phrase.Joined(w) {
					joined = append(joined, joint{w, q})
				}
			}
		}
	}
	return c.joined(joined)
}

// joint is a form of a verb that parts with its particle, and what it says.
type joint struct {
	word string
	cue  Cue
}

// joined adds those of the forms that the list does not have.
func (c *compiler) joined(forms []joint) error {
	for _, f := range forms {
		if c.seen.Has(list{class: isCue}, f.word) {
			continue
		}
		if err := c.add(f.word, meaning{class: isCue, cue: f.cue}); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) markers(data []byte) error {
	var l markerList
	if err := yaml.UnmarshalStrict(data, &l); err != nil {
		return err
	}
	if err := c.traits(&l); err != nil {
		return err
	}
	for _, e := range l.Markers {
		mark, ok := marks[e.Mark]
		if !ok {
			return fmt.Errorf("marker %q is not known: use one of %v", e.Mark, slices.Sorted(maps.Keys(marks)))
		}
		for _, w := range phrase.List(e.Words) {
			if err := c.add(w, meaning{class: isMark, mark: mark}); err != nil {
				return err
			}
		}
	}
	return nil
}

// Stops reports whether a cue of the kind says outright that something is shut, down or called off.
func (k Kind) Stops() bool { return k == Shut || k == Fail || k == Cancelled }

// Outright reports whether a cue of the kind says how something fares, and not but in part or that something is done.
func (k Kind) Outright() bool { return k != Limited && !k.IsDeed() }

// IsDeed reports whether a cue of the kind says that something is done, or taken in to be done.
func (k Kind) IsDeed() bool { return k == Do || k == Accept }
