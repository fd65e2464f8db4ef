package course

import "testing"

func TestStepsAreRound(t *testing.T) {
	t.Parallel()
	for total, want := range map[int]int{1: 1, 5: 1, 6: 2, 26: 10, 72: 20, 100: 20, 1872: 500, 286000: 100000} {
		if got := stepOf(total); got != want {
			t.Errorf("a chart up to %d has lines every %d, want %d", total, got, want)
		}
	}
}
