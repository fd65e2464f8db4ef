package schema

// Violation is one thing for which an object is refused.
type Violation struct {
	Field   string // path, "spec.page.url"; "" for the whole object
	Message string // what is wrong with it
	Remedy  string // what to write instead
}
