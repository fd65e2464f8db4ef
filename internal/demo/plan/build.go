package plan

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

// Domain is the top-level domain of all simulated hosts; RFC 6761 keeps it on the machine itself.
const Domain = ".localhost"

// share says how many towns out of the whole have a habit.
var share = []struct {
	habit Habit
	of67  int
}{
	{News, 14},
	{Emergency, 12},
	{StackedItems, 5},
	{StackedPage, 4},
	{Ticker, 6},
	{Table, 6},
	{FAQ, 6},
	{Lists, 5},
	{Feed, 5},
	{OldHTML, 4},
}

// Build draws the script for bodies from seed. It fails with fault.Invalid if two bodies would share a host name.
func Build(bodies []notice.Body, seed uint64) (*Plan, error) {
	p := &Plan{Seed: seed, byAGS: map[string]*Site{}}
	hosts := map[string]string{}
	for _, b := range bodies {
		label := Label(b.Name)
		if label == "" || b.AGS == "" {
			return nil, fault.New(fault.Invalid, "planning the demo", "body %q (ags %q) needs a name and an ags", b.Name, b.AGS)
		}
		if other, taken := hosts[label]; taken {
			return nil, fault.New(fault.Invalid, "planning the demo", "bodies %s and %s share the host name %s: give one another name", other, b.AGS, label)
		}
		hosts[label] = b.AGS
		s := &Site{Body: b, Label: label, Host: label + Domain, Variety: Hash(seed, "variety", b.AGS)}
		p.Sites = append(p.Sites, s)
		p.byAGS[b.AGS] = s
	}
	p.deal()
	loc := Berlin()
	for _, s := range p.Sites {
		s.write(seed, loc)
		if err := s.reckon(loc); err != nil {
			return nil, fmt.Errorf("planning %s: %w", s.Body.AGS, err)
		}
	}
	return p, nil
}

// deal gives each site its habit, its layout, its manners and its way of failing. All of them are dealt round, not drawn,
// so that each occurs whatever the seed.
func (p *Plan) deal() {
	order := slices.Clone(p.Sites)
	slices.SortFunc(order, func(a, b *Site) int {
		return cmp.Or(cmp.Compare(Hash(p.Seed, "deal", a.Body.AGS), Hash(p.Seed, "deal", b.Body.AGS)), cmp.Compare(a.Body.AGS, b.Body.AGS))
	})
	var deck []Habit
	for round := 1; round <= 14; round++ {
		for _, s := range share {
			if s.of67 >= round {
				deck = append(deck, s.habit)
			}
		}
	}
	towns, ways, moved := 0, 0, 0
	kinds := []FaultKind{Refused, Down, Timeout, Missing, BlockPage, ExpiredTLS, Placeholder, Refused, Down}
	for i, s := range order {
		d := newDice(p.Seed, "manners", s.Body.AGS)
		if s.Body.Kind == notice.District {
			s.Habit = Kreis
		} else {
			s.Habit = deck[towns%len(deck)]
			towns++
		}
		s.Layout = i % 3
		s.Disallow = i%3 == 0
		if i%5 == 1 {
			s.CrawlDelay = []int{5, 10, 20}[i%3]
			if s.Habit == News || s.Habit == Feed || s.Habit == Emergency {
				s.CrawlDelay = 5 // a list with its articles has to fit into one run
			}
		}
		s.MaxAge = []int{0, 0, 60, 300, 600}[i%5]
		s.Volatile = i%12 == 7
		if s.Habit == Emergency {
			s.Notfall = "notfall-" + s.Host
		}
		s.schedule(d, i%11 == 4 && s.Habit != Emergency)
		s.fail(d, kinds[ways%len(kinds)], &moved)
		ways++
	}
	for _, s := range order {
		if s.Habit == News && s.Moved == "" {
			s.limitRate()
			return
		}
	}
}

// schedule draws when the site goes, when the body first speaks and when it speaks again.
func (s *Site) schedule(d dice, survives bool) {
	day := Start()
	at := func(days, hour, minute int) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day()+days, hour, minute, 0, 0, day.Location())
	}
	if !survives {
		s.Gone = at(0, 1+d.IntN(8), 2+d.IntN(57))
	}
	switch r := d.Float64(); {
	case r < .55:
		s.Up = at(0, 12+d.IntN(7), d.IntN(60))
	case r < .84:
		s.Up = at(1, 8+d.IntN(10), d.IntN(60))
	case r < .94:
		s.Up = at(3, 8+d.IntN(8), d.IntN(60))
	default:
		s.Up = at(4, 8+d.IntN(6), d.IntN(60))
	}
	pace := [3]float64{.6, .4, .22}
	most := 17
	if s.Habit == News || s.Habit == Feed {
		pace, most = [3]float64{.5, .25, .16}, 11
	}
	s.Publications = []Publication{{Number: 1, At: s.Up}}
	first := int(s.Up.Sub(day).Hours()/24) + 1
	for n := first; n < 50 && len(s.Publications) < most; n++ {
		t := at(n, 8+d.IntN(9), d.IntN(60))
		p := pace[min(2, n/8)]
		if workday(t) && d.chance(p) {
			s.Publications = append(s.Publications, Publication{Number: len(s.Publications) + 1, At: t})
		}
	}
	// The full site comes back with one of the later publications.
	from := at(9+d.IntN(28), 0, 0)
	back := len(s.Publications) - 1
	for i, p := range s.Publications {
		if i > 0 && p.At.After(from) {
			back = i
			break
		}
	}
	s.Back = s.Publications[back].At
	s.Publications[back].Full = s.Habit == Emergency || s.Habit == News && d.chance(.3)
	// Before the attack and after the return there is other news too.
	for range 4 {
		s.News = append(s.News, Item{At: at(-24+d.IntN(23), 9+d.IntN(7), d.IntN(60)), Topic: d.IntN(1000)})
	}
	for n := 2 + d.IntN(4); n > 0; n-- {
		t := s.Back.Add(time.Duration(6+d.IntN(24*14)) * time.Hour)
		s.News = append(s.News, Item{At: t, Topic: d.IntN(1000)})
	}
	slices.SortFunc(s.News, func(a, b Item) int { return a.At.Compare(b.At) })
	for i := range s.News {
		s.News[i].Topic += i // no two alike on one site, as long as the stock lasts
	}
}
