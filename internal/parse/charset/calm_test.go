package charset

import "testing"

// TestCalm: eight bytes at a time must not matter.
func TestCalm(t *testing.T) {
	t.Parallel()
	for n := range 20 {
		for at := range n {
			for c := range 256 {
				b := make([]byte, n)
				for i := range b {
					b[i] = "aß \n~\t\xff"[i%8]
				}
				b[at] = byte(c)
				want := n
				if control[c] {
					want = at
				}
				if got := calm(b); got != want {
					t.Fatalf("%q: %d, not %d", b, got, want)
				}
				want = 0
				for want < n && b[want] < 0x80 {
					want++
				}
				if got := ascii(b); got != want {
					t.Fatalf("%q: %d of ASCII, not %d", b, got, want)
				}
			}
		}
	}
}
