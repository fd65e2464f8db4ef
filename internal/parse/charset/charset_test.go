package charset

import (
	"math/rand/v2"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestNFCAsTheLibrary: what is passed over must not matter.
func TestNFCAsTheLibrary(t *testing.T) {
	t.Parallel()
	parts := []string{"a", "u", " ", "ü", "\u0308", "\u0323", "„", "é", "e", "\u0344", "가", "\u1100", "\u1161", "\u00df", "\u212b", "\n", "🙂"}
	rnd := rand.New(rand.NewPCG(3, 7))
	normal := 0
	for range 20_000 {
		var b []byte
		for range rnd.IntN(7) {
			b = append(b, parts[rnd.IntN(len(parts))]...)
		}
		want := norm.NFC.IsNormal(b)
		if got := isNFC(b); got != want {
			t.Fatalf("%q: %v, the library says %v", b, got, want)
		}
		if want {
			normal++
		}
	}
	if normal < 2000 || normal > 18_000 {
		t.Errorf("%d of 20000 are normal: the mix proves little", normal)
	}
}
