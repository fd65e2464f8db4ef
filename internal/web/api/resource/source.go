package resource

import (
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
)

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

// SourceOf is a source as machines see it.
func SourceOf(h store.SourceHealth) Source {
	return Source{
		Name: h.Namespace + "/" + h.Name, Body: h.Body, Type: string(h.Type), URL: page.WebAddress(h.URL), Authority: h.Authority,
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
