package resource

import (
	"time"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
)

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

// NoticeOf is a version as machines see it.
func NoticeOf(h store.NoticeHead) Notice {
	return Notice{
		ID: h.ID, Version: h.Version, Newest: h.IsNewest, Title: h.Title, URL: page.WebAddress(h.URL), Source: h.Source, Authority: h.Authority,
		Published: pointer(h.Published), FirstSeen: h.FirstSeen, LastSeen: pointer(h.LastSeen), Withdrawn: pointer(h.Withdrawn),
		Statements: h.Statements,
	}
}

// Capture is the evidence of a notice.
type Capture struct {
	SHA256    string `json:"sha256" doc:"Of the bytes as they came; they are at /erfassung/{sha256}"`
	FinalURL  string `json:"finalURL" doc:"Where the bytes came from after redirects"`
	MediaType string `json:"mediaType"`
	Size      int64  `json:"size" doc:"Bytes, decompressed"`
	Status    int    `json:"status" doc:"Of the HTTP answer"`
}

// NoticeDetail is a version with all that is known of it.
type NoticeDetail struct {
	Notice
	Text     string      `json:"text" doc:"Canonical text: the bytes start to end of it are a statement's quote"`
	Capture  *Capture    `json:"capture,omitempty" doc:"Missing if it was not kept"`
	Said     []Statement `json:"said" nullable:"false" doc:"What was read from it, in the order of the text"`
	Versions []int64     `json:"versions" nullable:"false" doc:"Ids of all versions of its document, oldest first"`
}

// NoticeDetailOf is a version with all that is known of it.
func NoticeDetailOf(p store.NoticePage) NoticeDetail {
	d := NoticeDetail{Notice: NoticeOf(p.NoticeHead), Text: p.Text, Said: []Statement{}, Versions: []int64{}}
	if c := p.Capture; c.SHA256 != "" {
		d.Capture = &Capture{SHA256: c.SHA256, FinalURL: page.WebAddress(c.FinalURL), MediaType: c.MediaType, Size: c.Size, Status: c.Status}
	}
	for _, st := range p.Statements {
		d.Said = append(d.Said, StatementOf(st))
	}
	for _, v := range p.Versions {
		d.Versions = append(d.Versions, v.ID)
	}
	return d
}
