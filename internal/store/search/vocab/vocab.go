package vocab

import (
	"cmp"
	"slices"
	"sync"
)

// Vocabulary is a set of words with how often each is met. It is safe for concurrent use.
type Vocabulary struct {
	max int

	mu    sync.RWMutex
	count map[string]int
	byTri map[string][]string // words by each run of three letters, their borders marked
}

// New makes an empty vocabulary that takes up to limit words.
func New(limit int) *Vocabulary {
	return &Vocabulary{max: limit, count: map[string]int{}, byTri: map[string][]string{}}
}

// Shortest word that is mended, and how many candidates are given.
const (
	minWord = 4
	most    = 4
)

// Add enters a word that was met n times more. Words beyond the limit, and those too short to be mended, are left out.
func (v *Vocabulary) Add(word string, n int) {
	if len(word) < minWord || n <= 0 {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if c, ok := v.count[word]; ok {
		v.count[word] = c + n
		return
	}
	if len(v.count) >= v.max {
		return
	}
	v.count[word] = n
	for _, t := range trigrams(word) {
		v.byTri[t] = append(v.byTri[t], word)
	}
}

// Near are the words that differ least from a word, nearest first, then the more frequent; at most four, all with the
// least distance there is. Up to 5 letters one difference is forgiven, up to 8 two, then three.
func (v *Vocabulary) Near(word string) []string {
	if len(word) < minWord {
		return nil
	}
	limit := min(1+(len(word)-2)/4, 3)
	v.mu.RLock()
	defer v.mu.RUnlock()
	shared := map[string]int{}
	tri := trigrams(word)
	for _, t := range tri {
		for _, w := range v.byTri[t] {
			shared[w]++
		}
	}
	type near struct {
		word            string
		distance, count int
	}
	var all []near
	for w, n := range shared {
		// Each difference spoils at most four runs of three, the swap of two letters.
		if w == word || n < len(tri)-4*limit {
			continue
		}
		if d := within(word, w, limit); d <= limit {
			all = append(all, near{w, d, v.count[w]})
		}
	}
	slices.SortFunc(all, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, n := range all {
		if len(out) == most || n.distance > all[0].distance {
			break
		}
		out = append(out, n.word)
	}
	return out
}

func trigrams(w string) []string {
	w = "^" + w + "$"
	out := make([]string, 0, len(w))
	for i := range len(w) - 2 {
		if t := w[i : i+3]; !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
