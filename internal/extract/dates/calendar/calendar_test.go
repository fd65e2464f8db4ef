package calendar

import (
	"testing"
	"time"
)

func TestFeasts(t *testing.T) {
	for want, got := range map[string]time.Time{
		"2023-04-09": Easter(2023), "2024-03-31": Easter(2024), "2025-04-20": Easter(2025), "2038-04-25": Easter(2038), "1961-04-02": Easter(1961),
		"2023-12-03": Advent(2023, 1), "2023-12-24": Advent(2023, 4), "2024-12-01": Advent(2024, 1),
		"2023-11-22": Penance(2023), "2024-11-20": Penance(2024),
		"2023-11-13": Week(2023, 46), "2021-01-04": Week(2021, 1), "2020-12-28": Week(2020, 53),
		"2024-02-29": EndOfMonth(2024, 2), "2023-12-31": EndOfMonth(2023, 12), "2023-10-30": Monday(Date(2023, 11, 5)),
	} {
		if got.Format(time.DateOnly) != want {
			t.Errorf("got %s, want %s", got.Format(time.DateOnly), want)
		}
	}
}

func TestExact(t *testing.T) {
	for _, d := range [][3]int{{2023, 11, 31}, {2023, 2, 29}, {2023, 13, 1}, {2023, 0, 1}, {2023, 1, 0}} {
		if _, ok := Exact(d[0], d[1], d[2]); ok {
			t.Errorf("%v exists", d)
		}
	}
	if d, ok := Exact(2024, 2, 29); !ok || d != Date(2024, 2, 29) {
		t.Error("29 February 2024 does not exist")
	}
}
