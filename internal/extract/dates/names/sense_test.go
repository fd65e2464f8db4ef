package names

import (
	"maps"
	"slices"
	"testing"
)

func TestOf(t *testing.T) {
	words := []string{"montagvormittag", "freitag-abend", "novembers", "rathaus", "", "s"}
	for _, list := range []map[string]int{weekdays, shortWeekdays, months, ordinals, relatives} {
		words = slices.AppendSeq(words, maps.Keys(list))
	}
	for _, list := range []map[string]bool{ahead, back, this} {
		words = slices.AppendSeq(words, maps.Keys(list))
	}
	words = slices.AppendSeq(words, maps.Keys(feasts))
	for _, w := range words {
		want := Sense{
			Weekday: Weekday(w), ShortWeekday: ShortWeekday(w), Month: MonthOf(w), Ordinal: Ordinal(w), Relative: relatives[w],
			Feast: feasts[w], Ahead: Ahead(w), Back: Back(w), This: This(w),
		}
		if got := *Of(w); got != want {
			t.Errorf("%q: got %+v, want %+v", w, got, want)
		}
	}
}
