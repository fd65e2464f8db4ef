package notice

import (
	"testing"
	"time"
)

func TestSaidAt(t *testing.T) {
	t.Parallel()
	seen := noon(10)
	var none time.Time
	for _, tt := range []struct {
		name                     string
		updated, published, want time.Time
	}{
		{"nothing said", none, none, seen},
		{"published", none, noon(7), noon(7)},
		{"updated", noon(9), noon(7), noon(9)},
		{"updated in the future", noon(11), noon(7), noon(7)},
		{"both in the future", noon(12), noon(11), seen},
	} {
		d := Document{Updated: tt.updated, Published: tt.published}
		if got := d.SaidAt(seen); !got.Equal(tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}
