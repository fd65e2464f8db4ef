package notice

// Service is the key of a service in the catalogue ("ausweise", "kfz-zulassung"). Package catalog lists them.
type Service string

// Status is what a body says of a service. The empty Status means that nothing was said.
type Status string

// The three statuses that a statement can have.
const (
	Available   Status = "available"
	Limited     Status = "limited"
	Unavailable Status = "unavailable"
)

// Valid reports whether s is one of the three statuses.
func (s Status) Valid() bool { return s == Available || s == Limited || s == Unavailable }

// Authority ranks sources: what a body says of itself goes before what a region or the press says of it.
type Authority string

// The authorities, in falling order.
const (
	Official Authority = "Official"
	Regional Authority = "Regional"
	Press    Authority = "Press"
)

// Rank is 0 for the highest authority; an unknown one comes last.
func (a Authority) Rank() int {
	switch a {
	case Official:
		return 0
	case Regional:
		return 1
	case Press:
		return 2
	default:
		return 3
	}
}
