package said

import (
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/notice"
)

// Outsign takes the belief from what a cell says beside the sign that answers its row, but for what a note limits.
func Outsign(says []Reading, note bool) {
	for k := range says {
		if rd := &says[k]; rd.Kind != grammar.Short && (rd.Status != notice.Limited || !note) {
			rd.Confidence = 0.2
		}
	}
}

// AnswersHead reports whether a cell answers the question of its column's head ("ja", "nein", "teilweise").
func AnswersHead(says []Reading) bool {
	return slices.ContainsFunc(says, func(rd Reading) bool {
		return rd.Carried && (rd.Kind == grammar.Short || rd.Status == notice.Limited)
	})
}

// LackInPart limits what a cell says is lacking of the topic of its row ("Auszüge fehlen"): the others are left.
func LackInPart(says []Reading, topic []grammar.Mention) {
	for k := range says {
		if rd := &says[k]; rd.Status == notice.Unavailable && len(topic) > 0 {
			rd.Mentions, rd.Status, rd.Rule = topic, notice.Limited, rd.Rule+">in-part"
		}
	}
}
