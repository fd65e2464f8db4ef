package web

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/web/page"
)

// apiOverviewAnswer is the answer of /api/v1/overview.
type apiOverviewAnswer struct {
	At         time.Time `json:"at"`  // the moment shown
	Now        time.Time `json:"now"` // when it was read
	DatabaseUp bool      `json:"databaseUp"`
	Services   []string  `json:"services"` // in catalogue order
	Bodies     []apiBody `json:"bodies"`
}

type apiBody struct {
	AGS          string          `json:"ags"`
	Name         string          `json:"name"`
	Kind         notice.BodyKind `json:"kind"`
	DistrictAGS  string          `json:"districtAGS"`
	Silent       bool            `json:"silent"`
	Sources      int             `json:"sources"`
	Answering    int             `json:"answering"`
	LastNotice   *time.Time      `json:"lastNotice"`
	LastAnswered *time.Time      `json:"lastAnswered"`
	Cells        []notice.Cell   `json:"cells"` // a service that is not in it is unknown
}

// apiOverview is the overview for machines.
func (s *Server) apiOverview(w http.ResponseWriter, r *http.Request) error {
	at, now, isNow, err := s.kit.Moment(r)
	if err != nil {
		return err
	}
	o, err := s.keeper.At(r.Context(), at, now, isNow)
	if err != nil {
		return err
	}
	a := apiOverviewAnswer{At: o.At, Now: o.Now, DatabaseUp: !o.Old, Bodies: []apiBody{}}
	for _, info := range s.cfg.Catalog.Services() {
		a.Services = append(a.Services, string(info.Key))
	}
	for _, row := range o.Rows {
		b := apiBody{
			AGS: row.Body.AGS, Name: row.Body.Name, Kind: row.Body.Kind, DistrictAGS: row.Body.DistrictAGS, Silent: row.Silent,
			Sources: row.Sources, Answering: row.Answering, LastNotice: pointer(row.LastNotice), LastAnswered: pointer(row.LastAnswered),
			Cells: []notice.Cell{},
		}
		for _, info := range s.cfg.Catalog.Services() {
			if c, ok := row.Cells[info.Key]; ok {
				b.Cells = append(b.Cells, c)
			}
		}
		a.Bodies = append(a.Bodies, b)
	}
	body, err := json.Marshal(a)
	if err != nil {
		return fault.Wrap(fault.Internal, "encoding the overview", err)
	}
	page.Send(w, r, "application/json", append(body, '\n'))
	return nil
}

func pointer(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
