package vocab

// Distance is how many letters must be put in, taken out, changed or swapped with their neighbour to make b of a, in bytes.
func Distance(a, b string) int { return within(a, b, max(len(a), len(b))) }

// within is Distance, or more than limit as soon as it is clear that it is more than that.
func within(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	var buf [3][64]int
	last, prev, row := buf[0][:0], buf[1][:0], buf[2][:0]
	if len(b) >= 64 {
		last, prev, row = make([]int, 0, len(b)+1), make([]int, 0, len(b)+1), make([]int, 0, len(b)+1)
	}
	last, prev, row = last[:len(b)+1], prev[:len(b)+1], row[:len(b)+1]
	for j := range prev {
		prev[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := prev[j]
			if a[i] != b[j] {
				cost++
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				cost = min(cost, last[j-1]+1)
			}
			row[j+1] = min(cost, prev[j+1]+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
		last, prev, row = prev, row, last
	}
	return prev[len(b)]
}
