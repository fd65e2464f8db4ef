package queue

import (
	"context"
	"time"

	"github.com/lib/pq"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/pg"
	"github.com/lagebild/lagebild/internal/store/pgtext"
	"github.com/lagebild/lagebild/internal/store/shape"
)

const upsertBodies = `
INSERT INTO bodies (ags, name, kind, district_ags, population, homepage, aliases)
SELECT r.ags, r.name, r.kind, r.district, r.population, r.homepage,
       ARRAY(SELECT jsonb_array_elements_text(r.aliases))
FROM jsonb_to_recordset(CAST($1 AS jsonb)) AS r (
    ags text, name text, kind text, district text, population integer, homepage text, aliases jsonb)
ORDER BY r.ags
ON CONFLICT (ags) DO UPDATE SET
    name = EXCLUDED.name, kind = EXCLUDED.kind, district_ags = EXCLUDED.district_ags, population = EXCLUDED.population,
    homepage = EXCLUDED.homepage, aliases = EXCLUDED.aliases, retired_at = NULL`

// SyncBodies adds bodies or changes them to what is given; one that was retired is back. Bodies that are not given stay
// as they are; see RetireBodies. An AGS given twice, or none, is an Invalid fault.
func (s *Scheduler) SyncBodies(ctx context.Context, bodies []notice.Body) error {
	const op = "syncing bodies"
	type row struct {
		AGS        string   `json:"ags"`
		Name       string   `json:"name"`
		Kind       string   `json:"kind"`
		District   string   `json:"district"`
		Population int      `json:"population"`
		Homepage   string   `json:"homepage"`
		Aliases    []string `json:"aliases"`
	}
	rows := make([]row, 0, len(bodies))
	seen := make(map[string]string, len(bodies))
	for _, b := range bodies {
		if b.AGS == "" {
			return fault.New(fault.Invalid, op, "ags of %q is empty: give its Amtlicher Gemeindeschlüssel", b.Name)
		}
		if other, ok := seen[b.AGS]; ok {
			return fault.New(fault.Invalid, op, "ags %s is given to both %q and %q: correct one of them", b.AGS, other, b.Name)
		}
		seen[b.AGS] = b.Name
		district := b.DistrictAGS
		if district == "" && b.Kind == notice.District {
			district = b.AGS
		}
		aliases := b.Aliases
		if aliases == nil {
			aliases = []string{}
		}
		rows = append(rows, row{
			AGS: pgtext.Clean(b.AGS), Name: b.Name, Kind: string(b.Kind), District: district, Population: b.Population,
			Homepage: b.Homepage, Aliases: aliases,
		})
	}
	in, err := pgtext.JSON(rows)
	if err != nil {
		return fault.Wrap(fault.Internal, op, err)
	}
	if err := s.db.Exec(ctx, upsertBodies, in); err != nil {
		return pg.Translate(op, err)
	}
	return pg.Translate(op, s.db.Notify(ctx, pg.Change{Bodies: pg.Keys(seen)}))
}

// RetireBodies takes bodies out of overviews from now on. Their notices and the history of their cells are kept.
func (s *Scheduler) RetireBodies(ctx context.Context, ags []string, now time.Time) error {
	const op = "retiring bodies"
	err := s.db.Exec(ctx, `UPDATE bodies SET retired_at = $2 WHERE ags = ANY($1) AND retired_at IS NULL`, pq.Array(ags), now)
	if err != nil {
		return pg.Translate(op, err)
	}
	return pg.Translate(op, s.db.Notify(ctx, pg.Change{Bodies: ags}))
}

// Bodies lists the bodies that are not retired, by AGS.
func (s *Scheduler) Bodies(ctx context.Context) ([]notice.Body, error) {
	var rows []shape.BodyRow
	err := s.db.Sel(ctx, &rows, `
SELECT ags, name, kind, district_ags, population, homepage, aliases FROM bodies WHERE retired_at IS NULL ORDER BY ags`)
	if err != nil {
		return nil, pg.Translate("listing bodies", err)
	}
	out := make([]notice.Body, len(rows))
	for i, r := range rows {
		out[i] = r.Body()
	}
	return out, nil
}
