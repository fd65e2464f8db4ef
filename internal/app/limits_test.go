package app

import (
	"net/netip"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
)

func TestProxies(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]netip.Prefix{
		"": nil, "none": {}, "10.0.0.0/8, 192.0.2.1": {netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("192.0.2.1/32")},
		"fd00::1": {netip.MustParsePrefix("fd00::1/128")},
	} {
		got, err := readProxies(text)
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b netip.Prefix) bool { return a == b })); err != nil || diff != "" {
			t.Errorf("%q: %v\n%s", text, err, diff)
		}
	}
	if _, err := readProxies("10.0.0.0/8,x"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("rubbish: %v", err)
	}
}
