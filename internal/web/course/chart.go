package course

import (
	"slices"
	"strconv"
	"time"

	"github.com/lagebild/lagebild/internal/web/display"
	"github.com/lagebild/lagebild/internal/web/page"
)

// The size of a chart in its own units.
const (
	chartWidth  = 1000
	chartHeight = 300
)

// chart is a picture of stacked areas.
type chart struct {
	Title  string
	Link   string
	Areas  []stack
	Ticks  []tick
	Levels []level
	Last   []count // at the end, worst first, none that is 0
}

type stack struct {
	display.Status
	Path string
}

type tick struct {
	X, Label string
	Odd      bool // every second one, which gives way where there is little room
}

type level struct {
	Y     string
	Label string
}

type count struct {
	display.Status
	N int
}

// stackOrder is from the bottom of a chart to its top: what does not work stands on the ground.
var stackOrder = display.WorstFirst()

// draw stacks the classes of a series as steps: each point counts until the next.
func (p *Pages) draw(s series, lang string) chart {
	var c chart
	total := 0
	if len(s) > 0 {
		for _, n := range s[0] {
			total += n
		}
	}
	if total == 0 {
		return c
	}
	x := func(i int) string { return number(chartWidth * float64(i) / float64(len(s))) }
	y := func(n int) string { return number(chartHeight - chartHeight*float64(n)/float64(total)) }
	below := make([]int, len(s))
	for k, class := range stackOrder {
		path, any0 := "", false
		top := make([]int, len(s))
		for i := range s {
			top[i] = below[i] + s[i][k]
			any0 = any0 || s[i][k] > 0
			if i == 0 || top[i] != top[i-1] {
				cmd := "L"
				if i == 0 {
					cmd = "M"
				}
				if i > 0 {
					path += "L" + x(i) + " " + y(top[i-1])
				}
				path += cmd + x(i) + " " + y(top[i])
			}
		}
		path += "L" + x(len(s)) + " " + y(top[len(s)-1])
		for i := range slices.Backward(s) {
			if i == len(s)-1 || below[i] != below[i+1] {
				path += "L" + x(i+1) + " " + y(below[i])
			}
			if i == 0 || below[i] != below[i-1] {
				path += "L" + x(i) + " " + y(below[i])
			}
		}
		if any0 {
			c.Areas = append(c.Areas, stack{p.show.Class(class, lang), path + "Z"})
		}
		below = top
		if n := s[len(s)-1][k]; n > 0 {
			c.Last = append(c.Last, count{p.show.Class(class, lang), n})
		}
	}
	for n := 0; n <= total; n += stepOf(total) {
		c.Levels = append(c.Levels, level{Y: y(n), Label: strconv.Itoa(n)})
	}
	return c
}

// stepOf is the round number (1, 2 or 5 with noughts) by which at most five lines lead up to total.
func stepOf(total int) int {
	for tens := 1; ; tens *= 10 {
		for _, n := range []int{1, 2, 5} {
			if n*tens*5 >= total {
				return n * tens
			}
		}
	}
}

// ticks mark days under a chart, as many as there is room for.
func (p *Pages) ticks(at []time.Time, lang string) []tick {
	if len(at) < 2 {
		return nil
	}
	loc := p.view.Kit().Berlin()
	from, to := at[0], at[len(at)-1]
	every := int(to.Sub(from).Hours()/24)/12 + 1
	y, m, d := from.In(loc).Date()
	var out []tick
	for i := 1; ; i += every {
		day := time.Date(y, m, d+i, 0, 0, 0, 0, loc)
		if !day.Before(to) {
			return out
		}
		share := float64(day.Sub(from)) / float64(to.Sub(from))
		if share > 0.97 {
			return out
		}
		out = append(out, tick{X: number(chartWidth * share), Label: page.ShortDay(lang, day.Format(time.DateOnly)), Odd: len(out)%2 == 1})
	}
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
