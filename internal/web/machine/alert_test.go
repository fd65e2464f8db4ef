package machine

import (
	"encoding/xml"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/api/resource"
	"github.com/lagebild/lagebild/internal/web/page"
)

// capMessage is a message as CAP 1.2 defines it; what is not in it is not allowed.
type capMessage struct {
	XMLName    xml.Name `xml:"urn:oasis:names:tc:emergency:cap:1.2 alert"`
	Identifier string   `xml:"identifier"`
	Sender     string   `xml:"sender"`
	Sent       string   `xml:"sent"`
	Status     string   `xml:"status"`
	MsgType    string   `xml:"msgType"`
	Source     string   `xml:"source"`
	Scope      string   `xml:"scope"`
	Note       string   `xml:"note"`
	References string   `xml:"references"`
	Info       []struct {
		Language     string   `xml:"language"`
		Category     []string `xml:"category"`
		Event        string   `xml:"event"`
		ResponseType string   `xml:"responseType"`
		Urgency      string   `xml:"urgency"`
		Severity     string   `xml:"severity"`
		Certainty    string   `xml:"certainty"`
		Effective    string   `xml:"effective"`
		Onset        string   `xml:"onset"`
		Expires      string   `xml:"expires"`
		SenderName   string   `xml:"senderName"`
		Headline     string   `xml:"headline"`
		Description  string   `xml:"description"`
		Instruction  string   `xml:"instruction"`
		Web          string   `xml:"web"`
		Area         []struct {
			Desc    string   `xml:"areaDesc"`
			Polygon []string `xml:"polygon"`
			Geocode []struct {
				Name  string `xml:"valueName"`
				Value string `xml:"value"`
			} `xml:"geocode"`
		} `xml:"area"`
	} `xml:"info"`
}

// order is that of the schema's sequences: elements may be left out, not moved.
var order = map[string][]string{
	"alert": {
		"identifier", "sender", "sent", "status", "msgType", "source", "scope", "restriction", "addresses", "code", "note", "references",
		"incidents", "info",
	},
	"info": {
		"language", "category", "event", "responseType", "urgency", "severity", "certainty", "audience", "eventCode", "effective", "onset", "expires",
		"senderName", "headline", "description", "instruction", "web", "contact", "parameter", "resource", "area",
	},
	"area": {"areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"}, "parameter": {"valueName", "value"}, "geocode": {"valueName", "value"},
}

// sequence checks that the elements stand in the order of the schema and that there are no others.
func sequence(t *testing.T, text string) {
	t.Helper()
	type open struct {
		name string
		at   int
	}
	var stack []open
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch x := token.(type) {
		case xml.StartElement:
			if n := len(stack); n > 0 {
				parent := &stack[n-1]
				i := slices.Index(order[parent.name], x.Name.Local)
				if i < parent.at {
					t.Errorf("<%s> does not stand there in <%s>", x.Name.Local, parent.name)
				}
				parent.at = i
			}
			stack = append(stack, open{name: x.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

var (
	capTime    = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$`)
	capName    = regexp.MustCompile(`^[^\s,<&]+$`)
	capPolygon = regexp.MustCompile(`^(-?\d+\.\d+,-?\d+\.\d+ ){3,}-?\d+\.\d+,-?\d+\.\d+$`)
)

// valid checks a message by what the schema and the standard's text demand.
func (m capMessage) valid(t *testing.T, exercise bool) {
	t.Helper()
	one := func(name, v string, of ...string) {
		if !slices.Contains(of, v) {
			t.Errorf("%s: %s is %q", m.Identifier, name, v)
		}
	}
	want := "Actual"
	if exercise {
		want = "Exercise"
	}
	one("status", m.Status, want)
	one("msgType", m.MsgType, "Alert", "Update", "Cancel")
	one("scope", m.Scope, "Public")
	if !capName.MatchString(m.Identifier) || !capName.MatchString(m.Sender) || !capTime.MatchString(m.Sent) || m.Note == "" || len(m.Info) != 2 {
		t.Errorf("message %+v", m)
	}
	if (m.References == "") != (m.MsgType == "Alert") {
		t.Errorf("%s, an %s, refers to %q", m.Identifier, m.MsgType, m.References)
	}
	for ref := range strings.FieldsSeq(m.References) {
		if p := strings.Split(ref, ","); len(p) != 3 || p[0] != m.Sender || !capTime.MatchString(p[2]) {
			t.Errorf("reference %q", ref)
		}
	}
	for _, in := range m.Info {
		one("urgency", in.Urgency, "Unknown", "Past")
		one("severity", in.Severity, "Minor", "Unknown")
		one("certainty", in.Certainty, "Observed", "Unknown")
		one("responseType", in.ResponseType, "", "AllClear")
		for _, at := range []string{in.Effective, in.Onset, in.Expires} {
			if !capTime.MatchString(at) {
				t.Errorf("%s: time %q", m.Identifier, at)
			}
		}
		if in.Event == "" || len([]rune(in.Headline)) == 0 || in.Description == "" || len(in.Area) != 1 || in.Area[0].Desc == "" || in.Area[0].Geocode[0].Name != "AGS" {
			t.Errorf("info %+v", in)
		}
		for _, p := range in.Area[0].Polygon {
			points := strings.Fields(p)
			if !capPolygon.MatchString(p) || points[0] != points[len(points)-1] {
				t.Errorf("polygon %q", p)
			}
		}
	}
}

// alerts gives the messages that a list names, newest first.
func (w *world) alerts(t *testing.T, list string, exercise bool) []capMessage {
	t.Helper()
	var out []capMessage
	f := w.atom(list)
	for _, e := range f.Entries {
		u, err := url.Parse(e.Links[0].Href)
		w.must(err)
		a := w.get(u.Path)
		if got := a.Header.Get("Content-Type"); got != "application/cap+xml; charset=utf-8" {
			t.Errorf("%s is %s", u.Path, got)
		}
		var m capMessage
		if err := xml.Unmarshal([]byte(a.body), &m); err != nil {
			t.Fatalf("%s: %v", u.Path, err)
		}
		m.valid(t, exercise)
		sequence(t, a.body)
		if dir := os.Getenv("LAGEBILD_MACHINE_OUT"); dir != "" { // for the schema of the standard
			w.must(os.WriteFile(filepath.Join(dir, m.Identifier+".cap.xml"), []byte(a.body), 0o600))
		}
		out = append(out, m)
	}
	return out
}

func TestAlerts(t *testing.T) {
	t.Parallel()
	w := seeded(t, func(p *page.Config, _ *Config) { p.Origin = "https://lage.example" })
	w.run("s"+werl, at(4*time.Hour), said{key: "a", title: "Gut", text: "Das Bürgerbüro ist wieder geöffnet.", statements: []notice.Statement{
		says(werl, "buergerbuero", notice.Available, "Das Bürgerbüro ist wieder geöffnet"),
	}})
	all := w.alerts(t, "/cap/kommune/"+werl+".atom", false)
	var got []string
	for _, m := range all {
		got = append(got, m.MsgType+" "+m.Info[0].Headline+" "+m.Info[0].ResponseType)
	}
	want := []string{
		"Cancel Werl: Bürgerbüro – verfügbar AllClear", "Cancel Werl: Telefon – nichts mehr bekannt ", "Update Werl: Bürgerbüro – eingeschränkt ",
		"Update Werl: Telefon – eingeschränkt ", "Alert Werl: Bürgerbüro – nicht verfügbar ", "Alert Werl: Telefon – eingeschränkt ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	closed, update, clear := all[4], all[2], all[0]
	if !strings.Contains(update.References, closed.Identifier) || !strings.Contains(clear.References, update.Identifier) {
		t.Errorf("references %q, %q", update.References, clear.References)
	}
	if in := closed.Info[0]; in.Instruction != "Stattdessen: 02922 800" || !strings.Contains(in.Description, "„Das Bürgerbüro ist geschlossen“") || len(in.Area[0].Polygon) != 1 || in.Web != "https://lage.example/meldung/1" {
		t.Errorf("info %+v", in)
	}
	if closed.Sender != "lage.example" {
		t.Errorf("sender %q", closed.Sender)
	}
	if in := all[1].Info[1]; !strings.Contains(in.Description, "does not mean that the service is available") || in.Certainty != "Unknown" {
		t.Errorf("unknown %+v", in)
	}
	if whole := w.alerts(t, "/cap/alle.atom", false); len(whole) != 7 {
		t.Errorf("%d messages of all", len(whole))
	}
	for _, path := range []string{
		"/cap/x.atom", "/cap/alle.xml", "/cap/kommune/x.atom", "/cap/meldung/" + werl + "/telefon/1.xml", "/cap/meldung/" + werl + "/telefon/x.xml",
		"/cap/meldung/" + werl + "/zauberei/1.xml", "/cap/meldung/x/telefon/1.xml",
	} {
		if a := w.ask(path); a.StatusCode != 404 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}

// An item of a list proves nothing without the line above the list.
func TestQuotesKeepWhatGovernsThem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const lead, item = "Nicht erreichbar sind:", "Telefonanlage"
	w.run("s"+soest, at(0), said{key: "a", title: "Liste", text: lead + "\n" + item, statements: []notice.Statement{says(soest, "telefon", notice.Unavailable, item)}, blocks: []notice.Block{
		{Kind: notice.BlockParagraph, End: len(lead), Lead: -1}, {Kind: notice.BlockItem, Level: 1, Start: len(lead) + 1, End: len(lead) + 1 + len(item), Lead: 0},
	}})
	want := "„" + lead + "“ „" + item + "“"
	if m := w.alerts(t, "/cap/alle.atom", false); len(m) != 1 || !strings.Contains(m[0].Info[0].Description, want) {
		t.Errorf("alert %+v", m)
	}
	for _, e := range w.atom("/feeds/alle.atom").Entries {
		if !strings.Contains(e.Content.Text, want) {
			t.Errorf("%s: %q", e.Title, e.Content.Text)
		}
	}
	for _, path := range []string{"/export/lage.csv", "/export/verlauf.csv"} {
		if !slices.ContainsFunc(w.csv(path), func(r []string) bool { return slices.Contains(r, item) && r[len(r)-1] == lead }) {
			t.Errorf("%s: %s", path, w.get(path).body)
		}
	}
	if body := w.get("/einbetten/" + soest).body; !strings.Contains(body, lead+"</q><br><q lang=\"de\">"+item) {
		t.Errorf("the embedded table: %s", body)
	}
	if c := decode[resource.Body](w, "/api/v1/bodies/"+soest).Cells; len(c) != 1 || c[0].Quote != item || c[0].Lead != lead {
		t.Errorf("cells %+v", c)
	}
	w.stopDatabase() // what was read once is still known
	w.setNow(at(time.Hour))
	if c := decode[resource.Body](w, "/api/v1/bodies/"+soest).Cells; len(c) != 1 || c[0].Lead != lead {
		t.Errorf("cells without a database: %+v", c)
	}
}

func TestAlertsOfASimulation(t *testing.T) {
	t.Parallel()
	w := seeded(t, func(_ *page.Config, c *Config) { c.Exercise = true })
	for _, m := range w.alerts(t, "/cap/alle.atom", true) {
		if !strings.HasPrefix(m.Note, "Simulierte Region") {
			t.Errorf("note %q", m.Note)
		}
	}
}
