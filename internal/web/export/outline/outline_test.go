package outline

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func square(x, y, size float64) Ring {
	return Ring{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}
}

func backwards(r Ring) Ring { return turned(r, false) }

func TestPolygons(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		rings []Ring
		want  [][]Ring
	}{
		{"none", nil, nil},
		{"too short", []Ring{{{0, 0}, {1, 1}, {0, 0}}}, nil},
		{"clockwise is turned", []Ring{backwards(square(0, 0, 1))}, [][]Ring{{turned(square(0, 0, 1), true)}}},
		{"two apart", []Ring{square(0, 0, 2), square(5, 5, 1)}, [][]Ring{{square(0, 0, 2)}, {square(5, 5, 1)}}},
		{"a hole, given first", []Ring{square(1, 1, 1), square(0, 0, 4)}, [][]Ring{{square(0, 0, 4), backwards(square(1, 1, 1))}}},
		{"an island in a hole", []Ring{square(0, 0, 9), square(1, 1, 5), square(2, 2, 1)}, [][]Ring{
			{square(0, 0, 9), backwards(square(1, 1, 5))}, {square(2, 2, 1)},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, Polygons(tt.rings)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
