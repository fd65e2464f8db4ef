package catalog

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/notice"
)

func load(t *testing.T) *Catalog {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestOrder pins keys and order: stored statements and every page depend on them.
func TestOrder(t *testing.T) {
	want := map[string][]notice.Service{
		"channels": {"rathaus", "telefon", "email", "website", "online-dienste", "termine"},
		"services": {
			"buergerbuero", "meldewesen", "ausweise", "kfz-zulassung", "fuehrerschein", "standesamt", "auslaenderwesen",
			"soziales", "jugend-familie", "kita-schule", "bauen", "gewerbe", "ordnung-verkehr", "finanzen", "abfall",
			"gesundheit", "kultur-freizeit", "rat", "notruf", "versorgung",
		},
	}
	c := load(t)
	got := map[string][]notice.Service{}
	for i, s := range c.Services() {
		got[s.Group] = append(got[s.Group], s.Key)
		if c.Order(s.Key) != i {
			t.Errorf("Order(%q) = %d, want %d", s.Key, c.Order(s.Key), i)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("services by group (-want +got):\n%s", d)
	}
	var groups []string
	for _, g := range c.Groups() {
		groups = append(groups, g.Key)
	}
	if d := cmp.Diff([]string{"channels", "services"}, groups); d != "" {
		t.Errorf("groups (-want +got):\n%s", d)
	}
	if got := c.Order("nope"); got != len(c.Services()) {
		t.Errorf("Order of an unknown service = %d, want it after all", got)
	}
}

func TestLabels(t *testing.T) {
	c := load(t)
	cases := []struct{ name, got, want string }{
		{"service de", c.ServiceLabel("rathaus", "de"), "Rathaus / Kreishaus vor Ort"},
		{"service en", c.ServiceLabel("rathaus", "en"), "Town hall in person"},
		{"service in a language without a text", c.ServiceLabel("rat", "fr"), "Rat und Beteiligung"},
		{"service that is gone", c.ServiceLabel("post", "de"), "post"},
		{"available", c.StatusLabel(notice.Available, "de"), "verfügbar"},
		{"limited", c.StatusLabel(notice.Limited, "de"), "eingeschränkt"},
		{"unavailable", c.StatusLabel(notice.Unavailable, "de"), "nicht verfügbar"},
		{"unavailable en", c.StatusLabel(notice.Unavailable, "en"), "unavailable"},
		{"no status", c.StatusLabel("", "de"), "nichts bekannt"},
		{"no status en", c.StatusLabel("", "en"), "nothing known"},
		{"status that is none", c.StatusLabel("fine", "de"), "nichts bekannt"},
		{"sign of no status", c.StatusSign(""), "?"},
		{"sign of available", c.StatusSign(notice.Available), "✓"},
		{"stale", c.StateLabel(Stale, "de"), "veraltet"},
		{"silent", c.StateLabel(Silent, "en"), "no source reachable"},
		{"contradicted", c.StateLabel(Contradicted, "de"), "widersprüchlich"},
		{"state that is none", c.StateLabel("odd", "de"), "odd"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if tc.got != tc.want {
				t.Errorf("got %q, want %q", tc.got, tc.want)
			}
		})
	}
}

// TestSignsDiffer keeps the display readable without colour: two statuses with one sign could not be told apart.
func TestSignsDiffer(t *testing.T) {
	c := load(t)
	seen := map[string]string{}
	add := func(key, sign string) {
		if other, ok := seen[sign]; ok {
			t.Errorf("%s and %s share the sign %q", key, other, sign)
		}
		seen[sign] = key
		for _, r := range sign {
			if r >= 0x1F000 || r == 0xFE0F || !unicode.IsPrint(r) {
				t.Errorf("%s has the sign %U, which is an emoji or not printable", key, r)
			}
		}
	}
	for _, s := range c.Statuses() {
		add(string(s.Key), s.Sign)
	}
	for _, s := range c.States() {
		add(string(s.Key), s.Sign)
	}
	for _, s := range []State{Unknown, Stale, Silent, Contradicted} {
		if c.State(s).Help.In("de") == "" {
			t.Errorf("state %q is not in the catalogue", s)
		}
	}
	if len(c.Statuses()) != 3 {
		t.Errorf("got %d statuses, want 3", len(c.Statuses()))
	}
}

// TestEmptyCatalogue holds that even without data nothing looks available.
func TestEmptyCatalogue(t *testing.T) {
	var c Catalog
	if got := c.StatusSign(notice.Available); got != "?" {
		t.Errorf("sign = %q, want ?", got)
	}
	if got := c.StatusLabel("", "de"); got != "unknown" {
		t.Errorf("label = %q, want unknown", got)
	}
	if _, ok := c.Service("rathaus"); ok {
		t.Error("an empty catalogue has a service")
	}
}

func TestParseRefuses(t *testing.T) {
	const (
		group   = "groups: [{key: g, label: {de: G, en: G}}]\n"
		service = "services: [{key: s, group: g, label: {de: S, en: S}, help: {de: H, en: H}}"
	)
	cases := []struct{ name, yaml, want string }{
		{"no YAML", "services: [", "reading catalogue"},
		{"unknown field", "servces: []", "servces"},
		{"service twice", group + service + service[len("services: ["):] + "]", "line"},
		{"service twice, in order", group + service + ", {key: s, group: g, label: {de: S, en: S}, help: {de: H, en: H}}]", `"s" stands in it twice`},
		{"group not listed", service + "]", `group "g"`},
		{"no English", group + "services: [{key: s, group: g, label: {de: S}, help: {de: H, en: H}}]", `"en"`},
		{"group without key", "groups: [{label: {de: G, en: G}}]", "no key"},
		{"unknown status", "statuses: [{key: fine, sign: x, label: {de: a, en: a}, help: {de: a, en: a}}]", `"fine"`},
		{"long sign", "statuses: [{key: limited, sign: xx, label: {de: a, en: a}, help: {de: a, en: a}}]", `"xx"`},
		{"state without sign", "states: [{key: stale, label: {de: a, en: a}, help: {de: a, en: a}}]", `sign ""`},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			_, err := Parse([]byte(tc.yaml))
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an error that has %q", err, tc.want)
			}
		})
	}
}
