package discourse

import (
	"github.com/lagebild/lagebild/internal/extract/clause/cohesion"
	"github.com/lagebild/lagebild/internal/extract/clause/course"
	"github.com/lagebild/lagebild/internal/extract/clause/said"
)

// Course is what the clauses of a sentence have said so far, to be changed by the next one.
type Course struct {
	course.Course
	part *said.Reading // what the clause before said of a thing in the service that it named as the place; nil if it did not
}

// New begins a sentence of the text that ties reads. ahead reports whether tokens name a day to come; nil if no day is known.
func New(ties *cohesion.Ties, ahead func(first, last int) bool) Course {
	return Course{Course: course.New(ties, ahead)}
}
