package plan

import "github.com/lagebild/lagebild/internal/notice"

// arc is how a service usually fares.
type arc struct {
	service   notice.Service
	kreis     float64    // chance that a district speaks of it
	town      float64    // chance that a town or municipality does
	start     [2]float64 // chances of starting unavailable, limited; else available for good
	first     [2]int     // days after the attack of the first step up, from and to
	second    [2]int     // days between the first step and the second
	halfway   float64    // chance that the first step up from unavailable leads only to limited
	closes    bool       // it has doors, so a closure may have a last day
	behind    notice.Service
	firstWord bool // always spoken of in the first publication
}

// arcs are all services in the order in which texts speak of them. behind names the service that cannot be worse while
// this one is better: nobody applies for a passport in a closed Bürgerbüro.
func arcs() []arc {
	return []arc{
		{service: "rathaus", kreis: 1, town: 1, start: [2]float64{.35, .5}, first: [2]int{2, 6}, second: [2]int{6, 24}, halfway: .8, closes: true, firstWord: true},
		{service: "telefon", kreis: 1, town: 1, start: [2]float64{.2, .2}, first: [2]int{2, 7}, second: [2]int{2, 6}, halfway: .4, firstWord: true},
		{service: "email", kreis: 1, town: 1, start: [2]float64{.7, .25}, first: [2]int{4, 18}, second: [2]int{4, 20}, halfway: .7, firstWord: true},
		{service: "website", kreis: 1, town: 1, firstWord: true},
		{service: "online-dienste", kreis: .8, town: .6, start: [2]float64{.8, .15}, first: [2]int{14, 34}, second: [2]int{4, 14}, halfway: .5},
		{service: "termine", kreis: .5, town: .5, start: [2]float64{.7, .2}, first: [2]int{5, 16}, second: [2]int{5, 16}, halfway: .5, behind: "rathaus"},
		{service: "buergerbuero", town: 1, start: [2]float64{.5, .4}, first: [2]int{4, 14}, second: [2]int{6, 24}, halfway: .8, closes: true, behind: "rathaus", firstWord: true},
		{service: "meldewesen", town: .9, start: [2]float64{.75, .2}, first: [2]int{8, 26}, second: [2]int{5, 16}, halfway: .5, behind: "buergerbuero", firstWord: true},
		{service: "ausweise", town: 1, start: [2]float64{.6, .35}, first: [2]int{8, 24}, second: [2]int{5, 18}, halfway: .6, behind: "buergerbuero", firstWord: true},
		{service: "kfz-zulassung", kreis: 1, start: [2]float64{.85, .15}, first: [2]int{8, 18}, second: [2]int{6, 18}, halfway: .9, closes: true, firstWord: true},
		{service: "fuehrerschein", kreis: 1, start: [2]float64{.75, .25}, first: [2]int{10, 24}, second: [2]int{6, 18}, halfway: .7, closes: true, firstWord: true},
		{service: "standesamt", town: .9, start: [2]float64{.3, .5}, first: [2]int{4, 16}, second: [2]int{6, 20}, halfway: .7, closes: true},
		{service: "auslaenderwesen", kreis: .9, start: [2]float64{.6, .4}, first: [2]int{4, 14}, second: [2]int{8, 20}, halfway: .8, closes: true},
		{service: "soziales", kreis: .7, town: .7, start: [2]float64{.2, .5}, first: [2]int{4, 16}, second: [2]int{6, 20}, halfway: .6},
		{service: "jugend-familie", kreis: .7, town: .35, start: [2]float64{.2, .45}, first: [2]int{4, 16}, second: [2]int{6, 18}, halfway: .5},
		{service: "kita-schule", town: .55, start: [2]float64{.15, .15}, first: [2]int{8, 20}, second: [2]int{4, 12}, halfway: .4},
		{service: "bauen", kreis: .5, town: .6, start: [2]float64{.45, .45}, first: [2]int{10, 28}, second: [2]int{5, 16}, halfway: .6},
		{service: "gewerbe", town: .6, start: [2]float64{.65, .3}, first: [2]int{10, 26}, second: [2]int{4, 14}, halfway: .4},
		{service: "ordnung-verkehr", kreis: .3, town: .5, start: [2]float64{.3, .4}, first: [2]int{5, 18}, second: [2]int{5, 16}, halfway: .6},
		{service: "finanzen", kreis: .6, town: .6, start: [2]float64{.55, .3}, first: [2]int{8, 20}, second: [2]int{6, 20}, halfway: .7},
		{service: "abfall", kreis: .3, town: .7, start: [2]float64{.15, .15}, first: [2]int{6, 18}, second: [2]int{4, 12}, halfway: .3},
		{service: "gesundheit", kreis: .9, start: [2]float64{.2, .35}, first: [2]int{4, 12}, second: [2]int{5, 14}, halfway: .6, closes: true},
		{service: "kultur-freizeit", town: .6, start: [2]float64{.2, .25}, first: [2]int{3, 12}, second: [2]int{4, 16}, halfway: .6, closes: true},
		{service: "rat", town: .4, start: [2]float64{.5, .2}, first: [2]int{14, 32}, second: [2]int{4, 10}, halfway: .2},
		{service: "notruf", kreis: .9, town: .5},
		{service: "versorgung", town: .6},
	}
}
