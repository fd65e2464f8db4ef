package schema

import "strings"

// Nearest is the word that a slip of the pen most likely meant; "" if none is near.
func Nearest(word string, words []string) string {
	best, bestDistance := "", 0
	if word == "" {
		return ""
	}
	for _, w := range words {
		if strings.EqualFold(w, word) {
			return w
		}
		d := distance(strings.ToLower(word), strings.ToLower(w))
		if d <= max(1, min(len(word), len(w))/3) && (best == "" || d < bestDistance) {
			best, bestDistance = w, d
		}
	}
	return best
}

// distance counts the letters to add, drop, replace or swap with their neighbour to get from a to b.
func distance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	before, above, row := rows[0], rows[1], rows[2]
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
