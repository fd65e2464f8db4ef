package api

import (
	"net/url"
	"strconv"

	"github.com/lagebild/lagebild/internal/fault"
)

// paged makes a page of rows that were asked for with one more than limit: its items, and where the next page begins; nil
// if this is the last.
func paged[R, T any](rows []R, limit int, of func(R) T, cursor func(T) string) (items []T, next *string) {
	items = make([]T, 0, min(len(rows), limit))
	for _, r := range rows[:min(len(rows), limit)] {
		items = append(items, of(r))
	}
	if len(rows) > limit {
		s := cursor(items[limit-1])
		next = &s
	}
	return items, next
}

// next is the Link header to the page after; "" if there is none. Parameters that are empty are left out.
func next(path string, cursor *string, params ...string) string {
	if cursor == nil {
		return ""
	}
	q := url.Values{"cursor": {*cursor}}
	for i := 0; i+1 < len(params); i += 2 {
		if params[i+1] != "" {
			q.Set(params[i], params[i+1])
		}
	}
	return "<" + path + "?" + q.Encode() + `>; rel="next"`
}

func number(n int) string { return strconv.Itoa(n) }

// flag is a parameter that is left out unless it is set.
func flag(set bool) string {
	if set {
		return "true"
	}
	return ""
}

// before reads the cursor of lists that go by falling id.
func before(cursor string) (int64, error) {
	if cursor == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(cursor, 10, 64)
	if err != nil || n < 1 {
		return 0, fault.New(fault.Invalid, "reading the cursor", "%.20q is no cursor: give one that an earlier answer contained", cursor)
	}
	return n, nil
}
