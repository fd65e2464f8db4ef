package otherway

import (
	"github.com/lagebild/lagebild/internal/extract/evidence"
	"github.com/lagebild/lagebild/internal/extract/page"
)

// booked reports whether e says of appointments that the way over the internet to them fails, and block i names another.
func booked(p *page.Page, i int, e *evidence.Evidence) bool {
	return e.Service == "termine" && speaksOfInternet(p.Doc.Text[e.Sentence[0]:e.Sentence[1]]) && offersCall(p, p.Doc.Blocks[i].Start, p.Doc.Blocks[i].End)
}
