package query

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"github.com/lagebild/lagebild/internal/notice"
	"github.com/lagebild/lagebild/internal/store/search/german"
)

//go:embed data/synonyms.txt
var synonymFile string

// synonym is what people say for a service, and what notices say.
type synonym struct {
	service notice.Service
	asks    []string   // as written
	stems   [][]string // of each of asks
	finds   []string
}

// noService stands for words that are no service's.
const noService notice.Service = "-"

// parseSynonyms reads lines of the form "service | asks, … | finds, …".
func parseSynonyms(file string) []synonym {
	var out []synonym
	for line := range strings.SplitSeq(file, "\n") {
		cols := strings.Split(line, "|")
		if len(cols) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		s := synonym{service: notice.Service(strings.TrimSpace(cols[0])), finds: list(cols[2])}
		s.asks = list(cols[1])
		for _, ask := range s.asks {
			s.stems = append(s.stems, stems(ask))
		}
		out = append(out, s)
	}
	return out
}

func list(s string) []string {
	var out []string
	for f := range strings.SplitSeq(s, ",") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// stems are those of the words of a text that are looked for.
func stems(text string) []string {
	var out []string
	for _, w := range german.Words(text) {
		if !german.Common(w.Fold) {
			out = append(out, german.Stem(w.Fold))
		}
	}
	return out
}

// match is a synonym whose words are the clauses.
type match struct {
	synonym int
	clauses []int
	stems   []string
}

// matching finds everyday words for services among the plain words of a query, the longest first; no word serves twice.
func (c *Compiler) matching(clauses []Clause) []match {
	plain := map[string]int{} // stem to clause
	for i, cl := range clauses {
		if cl.Not || len(cl.Items) != 1 || cl.Items[0].Phrase || cl.Items[0].Prefix {
			continue
		}
		if st := stems(cl.Items[0].Text); len(st) == 1 {
			plain[st[0]] = i
		} else if len(st) > 1 {
			plain[strings.Join(st, "")] = i // joined by hyphens
		}
	}
	var all []match
	for n, s := range c.synonyms {
		for _, ask := range s.stems {
			m := match{synonym: n, stems: ask}
			for _, stem := range ask {
				if i, ok := plain[stem]; ok && !slices.Contains(m.clauses, i) {
					m.clauses = append(m.clauses, i)
				}
			}
			if len(m.clauses) == len(ask) && len(ask) > 0 {
				all = append(all, m)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b match) int { return cmp.Compare(len(b.clauses), len(a.clauses)) })
	used := map[int]bool{}
	return slices.DeleteFunc(all, func(m match) bool {
		if slices.ContainsFunc(m.clauses, func(i int) bool { return used[i] }) {
			return true
		}
		for _, i := range m.clauses {
			used[i] = true
		}
		return false
	})
}

// Services are the services that everyday words, or one of the words that notices use, stand for.
func (c *Compiler) Services(text string) []notice.Service {
	want := stems(text)
	if len(want) == 0 {
		return nil
	}
	var out []notice.Service
	for _, s := range c.synonyms {
		if s.service == noService {
			continue
		}
		ways := slices.Clone(s.stems)
		for _, f := range s.finds {
			ways = append(ways, stems(f))
		}
		if slices.ContainsFunc(ways, func(w []string) bool { return slices.Equal(w, want) }) && !slices.Contains(out, s.service) {
			out = append(out, s.service)
		}
	}
	return out
}
