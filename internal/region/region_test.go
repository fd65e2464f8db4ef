package region

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lagebild/lagebild/internal/fault"
	"github.com/lagebild/lagebild/internal/notice"
)

func embedded(t testing.TB) *Region {
	t.Helper()
	r, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEmbeddedBodies(t *testing.T) {
	r := embedded(t)
	bodies := r.Bodies()
	if len(bodies) != 72 {
		t.Fatalf("got %d bodies, want 72", len(bodies))
	}
	population := map[string]int{}
	seen := map[string]bool{}
	for i, b := range bodies {
		if b.Homepage == "https://www." || b.Population == 0 {
			t.Errorf("%s lacks a homepage or a population: %+v", b.Name, b)
		}
		if b.Kind == notice.District && i > 0 && bodies[i-1].DistrictAGS == b.AGS {
			t.Errorf("%s does not come first of its district", b.Name)
		}
		if i > 0 && bodies[i-1].DistrictAGS != b.DistrictAGS {
			if seen[b.DistrictAGS] {
				t.Errorf("the bodies of district %s do not stand together", b.DistrictAGS)
			}
			seen[b.DistrictAGS] = true
		}
		if r.DistrictName(b.AGS) == "" {
			t.Errorf("%s has no district name", b.Name)
		}
		if b.Kind != notice.District {
			population[b.DistrictAGS] += b.Population
		}
	}
	for _, b := range bodies {
		if b.Kind == notice.District && population[b.AGS] != b.Population {
			t.Errorf("%s: population %d, its members have %d", b.Name, b.Population, population[b.AGS])
		}
	}
	got, _ := r.Body("05974052")
	want := notice.Body{
		AGS: "05974052", Name: "Werl", Kind: notice.Town, DistrictAGS: "05974", Homepage: "https://www.werl.de",
		Population: got.Population, // the sums above check it
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Werl (-want +got):\n%s", d)
	}
}

func TestDistricts(t *testing.T) {
	r := embedded(t)
	if b, ok := r.District("05974040"); !ok || b.Name != "Kreis Soest" {
		t.Errorf("district of Soest: %v %v", b, ok)
	}
	if b, ok := r.District("05978028"); ok {
		t.Errorf("district of Schwerte is a body: %v", b)
	}
	for ags, want := range map[string]string{
		"05978028": "Kreis Unna", "05378008": "Rheinisch-Bergischer Kreis", "05974": "Kreis Soest", "05974999": "Kreis Soest", "01001": "",
	} {
		if got := r.DistrictName(ags); got != want {
			t.Errorf("DistrictName(%q) = %q, want %q", ags, got, want)
		}
	}
	for ags, want := range map[string]int{"05974": 14, "05958": 12, "05962": 15, "05966": 7, "05970": 11, "05378": 7, "05978": 1, "01": 0} {
		if got := len(r.Members(ags)); got != want {
			t.Errorf("%d members in %s, want %d", got, ags, want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	cases := []struct {
		name string
		body notice.Body
	}{
		{"no kind", notice.Body{AGS: "05974040", Name: "Soest"}},
		{"short AGS", notice.Body{AGS: "05974", Name: "Soest", Kind: notice.Town}},
		{"letters in the AGS", notice.Body{AGS: "0597404x", Name: "Soest", Kind: notice.Town}},
		{"no name", notice.Body{AGS: "05974040", Name: " ", Kind: notice.Town}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := New([]notice.Body{tc.body}, nil); err == nil {
				t.Error("got no error")
			}
		})
	}
	twice := notice.Body{AGS: "05974040", Name: "Soest", Kind: notice.Town}
	if _, err := New([]notice.Body{twice, twice}, nil); err == nil {
		t.Error("a body that stands in it twice gives no error")
	}
}

// TestOtherRegion builds a region from bodies as Municipality objects give them, with next to no gazetteer.
func TestOtherRegion(t *testing.T) {
	r, err := New([]notice.Body{
		{AGS: "03241001", Name: "Hannover, Landeshauptstadt", Kind: notice.Town},
		{AGS: "15002000", Name: "Halle (Saale)", Kind: notice.Town, Aliases: []string{"Saalestadt"}},
		{AGS: "15085", Name: "Landkreis Harz", Kind: notice.District},
		{AGS: "15085370", Name: "Wernigerode", Kind: notice.Town},
		{AGS: "10043114", Name: "Neunkirchen", Kind: notice.Town},
		{AGS: "08225068", Name: "Neunkirchen", Kind: notice.Municipality},
		{AGS: "08225", Name: "Neckar-Odenwald-Kreis", Kind: notice.District},
	}, &Gazetteer{Bodies: []Entry{{AGS: "15085370", Demonyms: []string{"Wernigeröder"}}}})
	if err != nil {
		t.Fatal(err)
	}
	text := "Das Rathaus in Halle/Saale, die Saalestadt, das Wernigeröder Bürgerbüro, die Hannoverer Verwaltung und der Landkreis Harz " +
		"sind erreichbar, ebenso der Neckar-Odenwald-Kreis und die Gemeinde Neunkirchen."
	want := []string{
		"Halle/Saale 15002000", "Saalestadt 15002000", "Wernigeröder 15085370", "Hannoverer 03241001", "Landkreis Harz 15085",
		"Neckar-Odenwald-Kreis 08225", "Gemeinde Neunkirchen 08225068",
	}
	if d := cmp.Diff(want, found(r, text, "")); d != "" {
		t.Errorf("mentions (-want +got):\n%s", d)
	}
	if got := found(r, "Die Gemeinde Neunkirchen meldet sich.", ""); got != nil {
		t.Errorf("a name of two bodies without context gave %v", got)
	}
	if got, want := r.DistrictName("15085370"), "Landkreis Harz"; got != want {
		t.Errorf("district of Wernigerode = %q, want %q", got, want)
	}
}

func TestLookup(t *testing.T) {
	r := embedded(t)
	for q, want := range map[string]string{
		"05974040": "05974040", "05974": "05974", "Soest": "05974040", " soest ": "05974040", "Stadt Soest": "05974040",
		"Kreis Soest": "05974", "landkreis soest": "05974", "Luedenscheid": "05962032", "LÜDENSCHEID": "05962032",
		"Wickede": "05974056", "Wickede (Ruhr)": "05974056", "Wickede/Ruhr": "05974056", "HSK": "05958", "Märkischer Kreis": "05962",
		"Bad Laasphe": "05970028", "Laasphe": "05970028", "Kreis Siegen": "05970",
	} {
		b, err := r.Lookup(q)
		if err != nil || b.AGS != want {
			t.Errorf("Lookup(%q) = %q, %v; want %q", q, b.AGS, err, want)
		}
	}
	for q, remedy := range map[string]string{
		"Werll": "Werl (05974052)", "Ludenscheid": "Lüdenscheid (05962032)", "Wickd": "Wickede (Ruhr) (05974056)", "Lipp": "Lippstadt (05974028)",
		"Hintertupfingen an der Knatter": "AGS of 5 or 8 digits", "": "AGS", "Letmathe": "AGS",
	} {
		_, err := r.Lookup(q)
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("Lookup(%q) gives %v, want an Invalid fault", q, err)
			continue
		}
		if !contains(err.Error(), remedy) {
			t.Errorf("Lookup(%q) says %q, want it to name %q", q, err, remedy)
		}
	}
}

func TestParseGazetteerRefuses(t *testing.T) {
	for _, data := range []string{"{", `{"bodies":[{"names":["Werl"]}]}`} {
		if _, err := ParseGazetteer([]byte(data)); err == nil {
			t.Errorf("%s gives no error", data)
		}
	}
}
