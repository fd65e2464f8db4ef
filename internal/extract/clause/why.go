package clause

// Why says why a clause that names a service says nothing of it.
type Why string

// The reasons.
const (
	Hypothetical Why = "it says what would be, or explains a sign"
	Question     Why = "it asks"
	Wish         Why = "it is a wish, a plan or a forecast"
	Advice       Why = "it is advice or a request"
	Elsewhere    Why = "it is about something that is no administration"
	Past         Why = "it tells of the past"
	Conditional  Why = "it is a condition, a time or a purpose"
	Cause        Why = "it names a cause"
	Wordless     Why = "it has no word of a status"
	Misfit       Why = "its word of a status is not said of the service"
	Silenced     Why = "it hangs on a wish, a request or something past"
)

// silence is why the marks keep a clause from saying anything; "" if they do not.
func (r *Reader) silence(c *chunk) Why {
	switch {
	case c.marks&modal != 0:
		return Wish
	case c.marks&advice != 0:
		return Advice
	case c.marks&elsewhere != 0:
		return Elsewhere
	case c.marks&past != 0 && c.marks&never == 0:
		return Past
	case r.conditional(c):
		return Conditional
	}
	return ""
}
