package version

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/store"
	"github.com/lagebild/lagebild/internal/web/page"
	"github.com/lagebild/lagebild/internal/web/version/diff"
)

type compareData struct {
	page.Base
	Old, New       store.NoticeHead
	Versions       []store.NoticeHead
	Lines          [][]diff.Piece // of the text, cut at line ends
	TitlePieces    []diff.Piece
	Removed, Added int // words
	ByLine         bool
	Same           bool
}

// chosen leads from the form on a notice's page to the comparison that it asks for.
func (p *Pages) chosen(w http.ResponseWriter, r *http.Request) error {
	id, err := p.number(r.PathValue("id"))
	if err != nil {
		return err
	}
	other, err := p.number(r.URL.Query().Get("mit"))
	if err != nil {
		return err
	}
	to := "/meldung/" + strconv.FormatInt(id, 10) + "/vergleich/" + strconv.FormatInt(other, 10) + p.view.Kit().Query(r, page.LangGiven(r))
	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // a path of our own: two numbers and known parameters
	return nil
}

// difference shows what differs between two versions of a document, the older one first whatever the address says.
func (p *Pages) difference(w http.ResponseWriter, r *http.Request) error {
	kit := p.view.Kit()
	id, err := p.number(r.PathValue("id"))
	if err != nil {
		return err
	}
	other, err := p.number(r.PathValue("other"))
	if err != nil {
		return err
	}
	if _, _, _, err := kit.Moment(r); err != nil {
		return err
	}
	a, old, err := p.load(r.Context(), id)
	if err != nil {
		return err
	}
	b, _, err := p.load(r.Context(), other)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(a.Versions, func(h store.NoticeHead) bool { return h.ID == other }) {
		return page.Refuse(fault.Invalid, p.compare.Both("notice.otherDocument"))
	}
	if a.Version > b.Version {
		a, b = b, a
	}
	d := compareData{Base: p.compare.Base(r, "notice.compare"), Old: a.NoticeHead, New: b.NoticeHead, Versions: b.Versions}
	if !old.IsZero() {
		d.SetOld(kit.Now(), old)
	}
	d.TitlePieces, _ = diff.Words(a.Title, b.Title)
	pieces, byLine := diff.Words(a.Text, b.Text)
	d.ByLine, d.Lines = byLine, lines(pieces)
	d.Same = a.Title == b.Title && a.Text == b.Text
	for _, piece := range slices.Concat(d.TitlePieces, pieces) {
		switch n := len(strings.Fields(piece.Text)); piece.Kind {
		case diff.Removed:
			d.Removed += n
		case diff.Added:
			d.Added += n
		case diff.Same:
		}
	}
	return p.compare.Show(w, r, d.Lang, d)
}

// lines cuts pieces where lines end.
func lines(pieces []diff.Piece) [][]diff.Piece {
	var out [][]diff.Piece
	var line []diff.Piece
	for _, piece := range pieces {
		for i, text := range strings.Split(piece.Text, "\n") {
			if i > 0 {
				out, line = append(out, line), nil
			}
			if text != "" {
				line = append(line, diff.Piece{Kind: piece.Kind, Text: text})
			}
		}
	}
	return append(out, line)
}
