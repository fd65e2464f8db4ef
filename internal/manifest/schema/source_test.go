//go:build !lean

package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// press is a spec without type and settings that any rule but the tested one lets pass.
const press = "authority: Press\n"

const pressPage = press + "type: page\npage: {url: 'http://werl.de/'}\n"

func TestSourceUnion(t *testing.T) {
	settings := map[string]string{
		"page":      "{url: 'https://www.werl.de/'}",
		"feed":      "{url: 'https://www.werl.de/rss'}",
		"pdf":       "{url: 'https://www.werl.de/notfall.pdf'}",
		"mastodon":  "{instance: social.nrw, account: stadt_werl}",
		"bluesky":   "{handle: stadt-werl.bsky.social}",
		"telegram":  "{channel: stadtwerl}",
		"x":         "{username: Stadt_Werl}",
		"facebook":  "{page: stadtwerl}",
		"instagram": "{username: stadt.werl}",
		"probe":     "{protocol: HTTP, target: 'https://www.werl.de/'}",
	}
	for name, value := range settings {
		field := fmt.Sprintf("%s: %s\n", name, value)
		other := "page"
		if name == "page" {
			other = "feed"
		}
		t.Run(name, func(t *testing.T) {
			if got := check(t, "Source", press+"type: "+name+"\n"+field); len(got) != 0 {
				t.Errorf("type %s with its field is refused: %+v", name, got)
			}
			got := check(t, "Source", press+"type: "+name)
			if len(got) != 1 || got[0].Field != "spec."+name || got[0].Message != "missing for type "+name ||
				!strings.HasPrefix(got[0].Remedy, "add "+name+" with its ") {
				t.Errorf("type %s without its field: %+v", name, got)
			}
			want := []Violation{{"spec." + name, "does not belong to type " + other, "remove it, or set type to " + name}}
			got = check(t, "Source", press+"type: "+other+"\n"+other+": "+settings[other]+"\n"+field)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("field %s with type %s (-want +got):\n%s", name, other, diff)
			}
		})
	}
}

func TestSourceRules(t *testing.T) {
	const good = pressPage
	timed := func(interval, timeout string) string {
		return good + "interval: " + interval + "\ntimeout: " + timeout
	}
	page := func(url string) string { return press + "type: page\npage: {url: '" + url + "'}" }
	probe := func(protocol, target string) string {
		return press + "type: probe\nprobe: {protocol: " + protocol + ", target: '" + target + "'}"
	}
	address := func(url string) Violation {
		return Violation{"spec.page.url", fmt.Sprintf("%q: not an http(s) address", url), "write it in full, such as https://www.werl.de/aktuelles"}
	}
	userinfo := func(url string) Violation {
		return Violation{
			"spec.page.url", fmt.Sprintf("%q: user name or password in an address", url),
			"addresses are shown and logged, so leave them out",
		}
	}
	target := func(s string) Violation {
		return Violation{
			"spec.probe.target", fmt.Sprintf("%q: not a target for this protocol", s),
			"HTTP takes an address such as https://www.werl.de, the others a host name, with a port if it is not the usual one",
		}
	}
	runRuled(t, "Source", []ruled{
		{"shortest interval", timed("60s", "60s"), timed("59s", "30s"), Violation{
			"spec.interval", `"59s": below 60s, which a town's server should be spared`, "write 60s or more",
		}},
		{"longest interval", timed("24h", "60s"), timed("24h1s", "60s"), Violation{
			"spec.interval", `"24h1s": above 24h, and what is not confirmed for 48h counts as stale`, "write 24h or less, or set suspend",
		}},
		{"shortest timeout", timed("60s", "1s"), timed("60s", "0.5s"), Violation{
			"spec.timeout", `"0.5s": below 1s, in which no run can succeed`, "write 1s or more",
		}},
		{"timeout within interval", timed("5m", "5m"), timed("5m", "301s"), Violation{
			"spec.timeout", `"301s": longer than interval, so that runs would overlap`, "write at most the interval",
		}},
		{
			"official needs a body", "municipalityRef: {name: werl}\nauthority: Official\ntype: page\npage: {url: 'http://werl.de/'}",
			"authority: Official\ntype: page\npage: {url: 'http://werl.de/'}",
			Violation{
				"spec.authority", `"Official": Official without municipalityRef, and only a body itself speaks officially`,
				"name the Municipality, or write Regional or Press",
			},
		},
		{"succeeds another", good + "succeeds: {name: werl-alt}", good + "succeeds: {name: werl}", Violation{
			"spec.succeeds.name", `"werl": the source itself`, "name the older Source whose place it takes, or remove succeeds",
		}},
		{"no path only", page("https://www.werl.de/a?b=c#d"), page("/aktuelles"), address("/aktuelles")},
		{"no other scheme", page("http://werl.de:8080/"), page("ftp://werl.de/"), address("ftp://werl.de/")},
		{"no file", page("HTTPS://WERL.DE/"), page("file:///etc/passwd"), address("file:///etc/passwd")},
		{"a host", page("http://[2001:db8::1]/"), page("http:///aktuelles"), address("http:///aktuelles")},
		{"no words", page("https://werl.de/b%C3%BCrger"), page("siehe Homepage"), address("siehe Homepage")},
		{"no user", page("https://werl.de/@stadt"), page("https://user@werl.de/"), userinfo("https://user@werl.de/")},
		{"no password", page("https://werl.de/?mail=a@b.de"), page("https://user:secret@werl.de/"), userinfo("https://user:secret@werl.de/")},
		{"HTTP probe takes an address", probe("HTTP", "https://werl.de/"), probe("HTTP", "werl.de"), target("werl.de")},
		{"HTTP probe has no user", probe("HTTP", "https://werl.de/x@y"), probe("HTTP", "https://a:b@werl.de/"), target("https://a:b@werl.de/")},
		{"SMTP probe takes a host", probe("SMTP", "mail.werl.de:25"), probe("SMTP", "https://mail.werl.de"), target("https://mail.werl.de")},
		{"DNS probe takes a host", probe("DNS", "werl.de"), probe("DNS", "werl"), target("werl")},
		{"TLS probe takes a host", probe("TLS", "werl.de:443"), probe("TLS", "werl.de:"), target("werl.de:")},
	})
}

func TestSourceFields(t *testing.T) {
	with := func(extra string) string { return pressPage + extra }
	tests := []struct{ name, spec, field, message, remedy string }{
		{"no authority", "type: page\npage: {url: 'http://werl.de/'}", "spec.authority", "missing", "add it: authority "},
		{"mistyped authority", "type: page\npage: {url: 'http://werl.de/'}\nauthority: offical", "spec.authority", `"offical" is not one of Official, Regional, Press`, "did you mean Official?"}, //nolint:misspell // mistyped on purpose
		{"no type", press + "page: {url: 'http://werl.de/'}", "spec.type", "missing", "add it: type "},
		{"unknown type", press + "type: gopher\npage: {url: 'http://werl.de/'}", "spec.type", `"gopher" is not one of page, feed, pdf, mastodon, bluesky, telegram, x, facebook, instagram, probe`, "write one of them"},
		{"interval without unit", with("interval: '300'"), "spec.interval", `"300" does not have the right form`, `such as "15m"`},
		{"interval as number", with("interval: 300"), "spec.interval", "must be a text, not a number", "put it into quotes"},
		{"interval in days", with("interval: 1d"), "spec.interval", `"1d" does not have the right form`, `such as "15m"`},
		{"mistyped field", press + "type: page\npage: {url: 'http://werl.de/', contentselector: main}", "spec.page.contentselector", "unknown field", "did you mean contentSelector?"},
		{"field of another level", with("url: http://werl.de/"), "spec.url", "unknown field", "did you mean spec.feed.url or spec.page.url or spec.pdf.url?"},
		{"field of nowhere", with("colour: red"), "spec.colour", "unknown field", "remove it"},
		{"no url", press + "type: page\npage: {contentSelector: main}", "spec.page.url", "missing", "add it: url "},
		{"empty url", press + "type: page\npage: {url: ''}", "spec.page.url", `"" should be at least 1 chars long`, "correct it: url of the page"},
		{"long url", press + "type: page\npage: {url: 'https://werl.de/" + strings.Repeat("a", 2050) + "'}", "spec.page.url", "too long: at most 2048 characters", "shorten it"},
		{"long selector", press + "type: page\npage: {url: 'https://werl.de/', itemSelector: '" + strings.Repeat("a", 513) + "'}", "spec.page.itemSelector", "too long: at most 512 characters", "shorten it"},
		{"blank selector in a list", press + "type: page\npage: {url: 'https://werl.de/', ignoreSelectors: [nav, ' ']}", "spec.page.ignoreSelectors[1]", `" " does not have the right form`, "CSS selector"},
		{"many ignored", press + "type: page\npage: {url: 'https://werl.de/', ignoreSelectors: [" + manyAliases(21) + "]}", "spec.page.ignoreSelectors", "too many entries: at most 20", "remove some"},
		{"follow without selector", press + "type: page\npage: {url: 'https://werl.de/', follow: {limit: 3}}", "spec.page.follow.selector", "missing", "add it: selector "},
		{"follow no link", press + "type: page\npage: {url: 'https://werl.de/', follow: {selector: a, limit: 0}}", "spec.page.follow.limit", "0 should be greater than or equal to 1", "correct it: limit is"},
		{"follow every link", press + "type: page\npage: {url: 'https://werl.de/', follow: {selector: a, limit: 51}}", "spec.page.follow.limit", "51 should be less than or equal to 50", "correct it: limit is"},
		{"reference with a slash", with("municipalityRef: {name: default/werl}"), "spec.municipalityRef.name", `"default/werl" does not have the right form`, "name"},
		{"reference that is a text", with("municipalityRef: werl"), "spec.municipalityRef", "must be a mapping (name: value), not a text", "write a mapping"},
		{"suspend as text", with("suspend: 'true'"), "spec.suspend", "must be true or false, not a text", "remove the quotes"},
		{"account with @", press + "type: mastodon\nmastodon: {instance: social.nrw, account: '@werl'}", "spec.mastodon.account", `"@werl" does not have the right form`, `without "@"`},
		{"instance with scheme", press + "type: mastodon\nmastodon: {instance: 'https://social.nrw', account: werl}", "spec.mastodon.instance", `"https://social.nrw" does not have the right form`, "host name"},
		{"unknown protocol", press + "type: probe\nprobe: {protocol: smtp, target: mail.werl.de}", "spec.probe.protocol", `"smtp" is not one of HTTP, DNS, SMTP, TLS`, "did you mean SMTP?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { one(t, check(t, "Source", tt.spec), tt.field, tt.message, tt.remedy) })
	}
}

func TestDefaults(t *testing.T) {
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		if k.Name != "Source" {
			continue
		}
		obj := parse(t, "apiVersion: lagebild.dev/v1alpha1\nkind: Source\nmetadata: {name: a, namespace: default}\nspec:\n"+
			indent(press+"type: page\npage: {url: 'http://werl.de/', follow: {selector: a}}"))
		if got := k.Check(t.Context(), obj); len(got) != 0 {
			t.Fatal(got)
		}
		want := map[string]any{
			"authority": "Press", "type": "page", "interval": "15m", "timeout": "60s",
			"page": map[string]any{"url": "http://werl.de/", "follow": map[string]any{"selector": "a", "limit": int64(10)}},
		}
		if diff := cmp.Diff(want, obj["spec"]); diff != "" {
			t.Errorf("spec with defaults (-want +got):\n%s", diff)
		}
	}
}
