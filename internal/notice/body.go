package notice

// BodyKind says what sort of administration a body is.
type BodyKind string

// The kinds of bodies, spelled as in the Municipality custom resource.
const (
	District     BodyKind = "District"     // Kreis, 5-digit AGS
	Town         BodyKind = "Town"         // Stadt, 8-digit AGS
	Municipality BodyKind = "Municipality" // Gemeinde, 8-digit AGS
)

// Body is one administration that makes statements: a Kreis, a Stadt or a Gemeinde.
type Body struct {
	AGS         string   `json:"ags"`  // Amtlicher Gemeindeschlüssel: 8 digits, 5 for a Kreis
	Name        string   `json:"name"` // "Werl", "Kreis Soest"
	Kind        BodyKind `json:"kind"`
	DistrictAGS string   `json:"districtAGS,omitempty"` // the Kreis it lies in; its own AGS for a Kreis
	Population  int      `json:"population,omitempty"`
	Homepage    string   `json:"homepage,omitempty"`
	Aliases     []string `json:"aliases,omitempty"` // further names that texts use
}
