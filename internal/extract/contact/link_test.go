package contact

import (
	"math/rand/v2"
	"testing"

	"github.com/nyaruka/phonenumbers"
)

func TestPlainNumbersAreReadAsTheLibraryReadsThem(t *testing.T) {
	const signs = "0123456789012345678901234567890123456789 -/()"
	rnd := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 5000 {
		s := []byte("0")
		for range rnd.IntN(18) {
			s = append(s, signs[rnd.IntN(len(signs))])
		}
		value := plain(string(s))
		if value == "" {
			continue
		}
		read++
		n, err := phonenumbers.Parse(string(s), "DE")
		if err != nil || !phonenumbers.IsPossibleNumber(n) {
			t.Errorf("%q: %q, the library reads no number: %v", s, value, err)
		} else if want := phonenumbers.Format(n, phonenumbers.E164); value != want {
			t.Errorf("%q: %q, want %q", s, value, want)
		}
	}
	if read < 1000 {
		t.Errorf("only %d numbers were read", read)
	}
}
