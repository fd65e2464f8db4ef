package api

import (
	"net/url"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
)

// Body is an administration with all that is known of it.
type Body struct {
	AGS          string          `json:"ags" doc:"Amtlicher Gemeindeschlüssel: 8 digits, 5 for a Kreis" example:"05974040"`
	Name         string          `json:"name" example:"Soest"`
	Kind         notice.BodyKind `json:"kind" enum:"District,Town,Municipality"`
	DistrictAGS  string          `json:"districtAGS" doc:"Of the Kreis that it lies in" example:"05974"`
	Silent       bool            `json:"silent" doc:"It has sources, and none of them answered within 48 hours"`
	Sources      int             `json:"sources" doc:"How many sources speak for it"`
	Answering    int             `json:"answering" doc:"How many of these answered last time"`
	LastNotice   *time.Time      `json:"lastNotice" doc:"When its newest notice was first seen; null if there is none"`
	LastAnswered *time.Time      `json:"lastAnswered" doc:"Last success of any of its sources; null if there was none"`
	Cells        []notice.Cell   `json:"cells" nullable:"false" doc:"A service that is not in it is unknown"`
}

// Overview is the region at one moment.
type Overview struct {
	At         time.Time `json:"at" doc:"The moment shown"`
	Now        time.Time `json:"now" doc:"When it was read"`
	DatabaseUp bool      `json:"databaseUp" doc:"If false, the picture is as old as now says"`
	Services   []string  `json:"services" nullable:"false" doc:"All services in the order of the catalogue"`
	Bodies     []Body    `json:"bodies" nullable:"false"`
}

// Notice is a version of a document.
type Notice struct {
	ID         int64            `json:"id"`
	Version    int              `json:"version" doc:"1, 2, … within its document"`
	Newest     bool             `json:"newest"`
	Title      string           `json:"title"`
	URL        string           `json:"url" doc:"Where a person reads it"`
	Source     string           `json:"source" doc:"namespace/name"`
	Authority  notice.Authority `json:"authority" enum:"Official,Regional,Press"`
	Published  *time.Time       `json:"published" doc:"As the document says; null if it does not"`
	FirstSeen  time.Time        `json:"firstSeen"`
	LastSeen   *time.Time       `json:"lastSeen" doc:"When it was last found unchanged"`
	Withdrawn  *time.Time       `json:"withdrawn" doc:"When it was gone from its source, which never means that its cause is; null while it stands"`
	Statements int              `json:"statements" doc:"How many were read from it"`
}

// Statement is what one body says of one service, as read from a notice.
type Statement struct {
	ID          int64            `json:"id"`
	Notice      int64            `json:"notice" doc:"The version that it was read from"`
	Body        string           `json:"body" doc:"AGS"`
	Service     notice.Service   `json:"service"`
	Status      notice.Status    `json:"status" enum:"available,limited,unavailable"`
	From        notice.Day       `json:"from" doc:"First day on which it holds; empty: at once"`
	Until       notice.Day       `json:"until" doc:"Last day on which it holds; empty: open"`
	Detour      []notice.Detour  `json:"detour" nullable:"false" doc:"What to do instead"`
	Quote       string           `json:"quote" doc:"The words that say so"`
	Confidence  float64          `json:"confidence"`
	Review      bool             `json:"review" doc:"Kept for a person to look at, not shown as fact"`
	Source      string           `json:"source" doc:"namespace/name"`
	Authority   notice.Authority `json:"authority" enum:"Official,Regional,Press"`
	Effective   time.Time        `json:"effective" doc:"When it was said"`
	FirstSeen   time.Time        `json:"firstSeen"`
	ConfirmedAt *time.Time       `json:"confirmedAt" doc:"When it was last found standing"`
	Withdrawn   *time.Time       `json:"withdrawn" doc:"null while it stands"`
}

// Stretch is a stretch of a cell's history.
type Stretch struct {
	Status       *notice.Status `json:"status" doc:"null: nothing stood, unknown"`
	Since        time.Time      `json:"since" doc:"In the future if it is announced"`
	Until        *time.Time     `json:"until" doc:"null: open"`
	Notice       int64          `json:"notice" doc:"0 for the unknown"`
	Statement    int64          `json:"statement" doc:"0 for the unknown"`
	Quote        string         `json:"quote"`
	Contradicted bool           `json:"contradicted"`
}

// Source is how a source is doing.
type Source struct {
	Name        string           `json:"name" doc:"namespace/name"`
	Body        string           `json:"body" doc:"AGS of the body it speaks for; empty: of many"`
	Type        string           `json:"type"`
	URL         string           `json:"url"`
	Authority   notice.Authority `json:"authority" enum:"Official,Regional,Press"`
	Interval    string           `json:"interval" doc:"Planned, as a Go duration" example:"15m0s"`
	Suspended   bool             `json:"suspended"`
	NextFetch   time.Time        `json:"nextFetch"`
	LastRun     *time.Time       `json:"lastRun"`
	LastSuccess *time.Time       `json:"lastSuccess"`
	LastChange  *time.Time       `json:"lastChange"`
	LastFault   string           `json:"lastFault" doc:"Kind of the last fault; empty if the last run succeeded" example:"unreachable"`
	Failures    int              `json:"failures" doc:"Runs in a row that failed"`
	Notices     int              `json:"notices" doc:"Documents that stand"`
}

func pointer(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func noticeOf(h store.NoticeHead) Notice {
	return Notice{
		ID: h.ID, Version: h.Version, Newest: h.IsNewest, Title: h.Title, URL: SafeURL(h.URL), Source: h.Source, Authority: h.Authority,
		Published: pointer(h.Published), FirstSeen: h.FirstSeen, LastSeen: pointer(h.LastSeen), Withdrawn: pointer(h.Withdrawn),
		Statements: h.Statements,
	}
}

func statementOf(r store.StatementRow) Statement {
	s := Statement{
		ID: r.ID, Notice: r.NoticeID, Body: r.Body, Service: r.Service, Status: r.Status, From: r.From, Until: r.Until,
		Detour: []notice.Detour{}, Quote: r.Quote, Confidence: r.Confidence, Review: r.Review, Source: r.Source, Authority: r.Authority,
		Effective: r.Effective, FirstSeen: r.FirstSeen, ConfirmedAt: pointer(r.ConfirmedAt), Withdrawn: pointer(r.Withdrawn),
	}
	for _, d := range r.Detour {
		if d.Kind == notice.DetourURL && SafeURL(d.Value) == "" {
			continue
		}
		s.Detour = append(s.Detour, d)
	}
	return s
}

func sourceOf(h store.SourceHealth) Source {
	return Source{
		Name: h.Namespace + "/" + h.Name, Body: h.Body, Type: string(h.Type), URL: SafeURL(h.URL), Authority: h.Authority,
		Interval: h.Interval.String(), Suspended: h.Suspended, NextFetch: h.NextFetch, LastRun: pointer(h.LastRun),
		LastSuccess: pointer(h.LastSuccess), LastChange: pointer(h.LastChange), LastFault: faultName(h.LastFault), Failures: h.Failures,
		Notices: h.Notices,
	}
}

// faultName is the kind of a fault if it is one that we know.
func faultName(kind string) string {
	if kind == "" {
		return ""
	}
	for _, k := range fault.Kinds() {
		if string(k) == kind {
			return kind
		}
	}
	return string(fault.Internal)
}

// SafeURL is an address that a person may follow: http or https, without a password; "" for any other. Notices name
// addresses that we have no hand in.
func SafeURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.User = nil
	return u.String()
}
