package alert

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/catalog"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/export/outline"
	"github.com/lagebild/lagebild/internal/web/page"
)

type capParameter struct {
	Name  string `xml:"valueName"`
	Value string `xml:"value"`
}

type capArea struct {
	Description string         `xml:"areaDesc"`
	Polygons    []string       `xml:"polygon"`
	Geocodes    []capParameter `xml:"geocode"`
}

type capInfo struct {
	Language     string         `xml:"language"`
	Category     string         `xml:"category"`
	Event        string         `xml:"event"`
	ResponseType string         `xml:"responseType,omitempty"`
	Urgency      string         `xml:"urgency"`
	Severity     string         `xml:"severity"`
	Certainty    string         `xml:"certainty"`
	Effective    string         `xml:"effective"`
	Onset        string         `xml:"onset"`
	Expires      string         `xml:"expires"`
	SenderName   string         `xml:"senderName"`
	Headline     string         `xml:"headline"`
	Description  string         `xml:"description"`
	Instruction  string         `xml:"instruction,omitempty"`
	Web          string         `xml:"web,omitempty"`
	Parameters   []capParameter `xml:"parameter"`
	Area         capArea        `xml:"area"`
}

type capAlert struct {
	XMLName    xml.Name  `xml:"urn:oasis:names:tc:emergency:cap:1.2 alert"`
	Identifier string    `xml:"identifier"`
	Sender     string    `xml:"sender"`
	Sent       string    `xml:"sent"`
	Status     string    `xml:"status"`
	MsgType    kind      `xml:"msgType"`
	Source     string    `xml:"source"`
	Scope      string    `xml:"scope"`
	Note       string    `xml:"note"`
	References string    `xml:"references,omitempty"`
	Info       []capInfo `xml:"info"`
}

// moment is a time as CAP wants it: to the second, with a numeric zone.
func moment(t time.Time) string { return t.In(notice.Berlin()).Format("2006-01-02T15:04:05-07:00") }

// encode writes one message. Links begin with base.
func (a *Alerts) encode(m message, base string) ([]byte, error) {
	out := capAlert{
		Identifier: m.id(), Sender: a.cfg.Kit.Domain(), Sent: moment(m.sent), Status: "Actual", MsgType: m.kind,
		Source: m.row.Source + ", " + cmp.Or(page.WebAddress(m.row.URL), "-"), Scope: "Public", Note: note,
	}
	if a.cfg.Exercise {
		out.Status = "Exercise"
		out.Note = "Simulierte Region, alle Meldungen sind erfunden. Simulated region, all notices are made up. " + note
	}
	refs := make([]string, 0, len(m.earlier))
	for _, e := range m.earlier {
		refs = append(refs, a.cfg.Kit.Domain()+","+e.id()+","+moment(e.sent))
	}
	out.References = strings.Join(refs, " ")
	for _, lang := range []string{catalog.German, catalog.English} {
		out.Info = append(out.Info, a.info(m, lang, base))
	}
	var buf bytes.Buffer
	buf.WriteString(xml.Header)
	enc := xml.NewEncoder(&buf)
	enc.Indent("", " ")
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	buf.WriteByte('\n')
	return buf.Bytes(), nil
}

// info is a message's content in one language.
func (a *Alerts) info(m message, lang, base string) capInfo {
	cat, w, r := a.cfg.Kit.Catalog(), words[lang], m.row
	service, status := cat.ServiceLabel(r.Service, lang), cat.StatusLabel(r.Status, lang)
	in := capInfo{
		Language: w.code, Category: "Infra", Event: w.event, Urgency: "Unknown", Severity: severity(r.Service), Certainty: "Observed",
		Effective: moment(m.sent), Onset: moment(r.StatusSince), Expires: moment(m.expires), SenderName: fmt.Sprintf(w.sender, r.BodyName),
		Headline: fmt.Sprintf("%s: %s – %s", r.BodyName, service, status),
		Web:      base + "/meldung/" + strconv.FormatInt(r.Notice, 10), Area: a.area(m),
	}
	if base == "" {
		in.Web = "" // an address without a host is none
	}
	if r.Contradicted {
		in.Certainty = "Unknown"
	}
	said := fmt.Sprintf(w.said, r.Quote)
	if m.lead != "" { // an item of a list proves nothing alone
		said = fmt.Sprintf(w.listed, m.lead, r.Quote)
	}
	switch {
	case m.ending == saidClear:
		in.ResponseType, in.Urgency, in.Description = "AllClear", "Past", w.clear+" "+said
	case m.ending == notOfficial:
		in.Certainty, in.Headline, in.Description = "Unknown", fmt.Sprintf(w.unknown, r.BodyName, service), w.notOfficial
	case m.ending == nothingKnown:
		in.Certainty, in.Headline, in.Description = "Unknown", fmt.Sprintf(w.unknown, r.BodyName, service), w.nothing
	case r.Contradicted:
		in.Description = said + " " + w.contradicted
	default:
		in.Description = said
	}
	if m.ending == notEnded {
		in.Instruction = instruction(r.Detour, w)
	}
	in.Parameters = []capParameter{{"service", string(r.Service)}, {"notice", strconv.FormatInt(r.Notice, 10)}}
	if m.ending == notEnded || m.ending == saidClear {
		in.Parameters = append(in.Parameters, capParameter{"status", string(r.Status)})
	}
	if m.renewed {
		in.Parameters = append(in.Parameters, capParameter{"confirmed", "true"})
	}
	return in
}

// severity is Minor for what is a nuisance at most, and Unknown for what can touch life and health.
func severity(s notice.Service) string {
	switch s {
	case "notruf", "gesundheit", "versorgung", "soziales", "jugend-familie":
		return "Unknown"
	}
	return "Minor"
}

// instruction lists what to do instead.
func instruction(detours []notice.Detour, w phrases) string {
	var parts []string
	for _, d := range detours {
		text := cmp.Or(d.Text, d.Value)
		if d.Kind == notice.DetourURL {
			if text = page.WebAddress(d.Value); text == "" {
				continue
			}
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return ""
	}
	return w.instead + " " + strings.Join(parts, "; ")
}

// area is the body's, with its outline if it is known. Holes cannot be said in CAP and are left out.
func (a *Alerts) area(m message) capArea {
	area := capArea{Description: m.row.BodyName, Geocodes: []capParameter{{"AGS", m.row.Body}}}
	for _, polygon := range outline.Polygons(a.cfg.Rings(m.row.Body)) {
		points := make([]string, 0, len(polygon[0]))
		for _, p := range polygon[0] {
			points = append(points, strconv.FormatFloat(p[1], 'f', 4, 64)+","+strconv.FormatFloat(p[0], 'f', 4, 64))
		}
		points[len(points)-1] = points[0]
		area.Polygons = append(area.Polygons, strings.Join(points, " "))
	}
	return area
}
