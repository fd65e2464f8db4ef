package plan

import (
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/lagebild/lagebild/internal/notice"
)

// Hash is a stable number drawn from the seed and some words.
func Hash(seed uint64, words ...string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strconv.FormatUint(seed, 16)))
	for _, w := range words {
		_, _ = h.Write([]byte{0})
		_, _ = h.Write([]byte(w))
	}
	// FNV's low bits differ little between like words; the finalizer of splitmix64 spreads them.
	x := h.Sum64()
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// dice gives random numbers that depend on the seed and some words alone.
type dice struct{ *rand.Rand }

func newDice(seed uint64, words ...string) dice {
	// Not crypto/rand: a simulation must come out the same each time, and nothing is secret.
	return dice{rand.New(rand.NewPCG(seed, Hash(seed, words...)))}
}

func (d dice) chance(p float64) bool { return d.Float64() < p }

// between is a whole number from r[0] to r[1].
func (d dice) between(r [2]int) int { return r[0] + d.IntN(max(1, r[1]-r[0]+1)) }

// workday reports whether offices are usually open: not at weekends, not on Allerheiligen.
func workday(t time.Time) bool {
	if t.Month() == time.November && t.Day() == 1 {
		return false
	}
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday
}

func dayBefore(d notice.Day, loc *time.Location) notice.Day {
	t, err := d.Start(loc)
	if err != nil {
		return ""
	}
	return notice.DayOf(t.AddDate(0, 0, -1), loc)
}

// Label is a body's name as a host label: "Bad Sassendorf" is "bad-sassendorf", "Wickede (Ruhr)" is "wickede".
func Label(name string) string {
	name, _, _ = strings.Cut(name, "(")
	name = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(strings.TrimSpace(name)))
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, name), "-")
}
