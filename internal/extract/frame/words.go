package frame

import (
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// hint is what a word lets the sentence around it be. Most sentences have no word of a hint, and need not be asked further.
type hint uint32

// The hints.
const (
	jubilee  hint = 1 << iota // what was is remembered, or looked back on
	reminds                   // somebody remembers
	glances                   // somebody looks, perhaps back
	recounts                  // somebody tells how it was
	once                      // a time that is over
	year                      // "ein Jahr danach"
	before                    // "vor zwei Jahren"
	season                    // "im vergangenen Herbst"
	dated                     // a number that can be a year
	colon                     // a sign: what stands before it may be a label
	so                        // "so tun, als …"
	as                        // "als ob"
	crook                     // who may deceive
	claims                    // what somebody says, and may not be
	message                   // what may deceive
	trains                    // somebody practises
	oneself                   // somebody tells of himself
	wants                     // somebody wants
	may                       // something may be
	month                     // "im Mai"
)

// hintOf is what the folded word hints at; 0 for most.
func hintOf(w string) hint {
	switch w {
	case "jaehrt", "rueckschau", "zurueckblickend", "rueckblickend":
		return jubilee
	case "erinnert", "erinnerte", "erinnern", "erinnerten":
		return reminds
	case "blickt", "blickte", "blicken", "blickten":
		return glances
	case "erzaehlt", "erzaehlte", "schildert", "schilderte":
		return recounts
	case "damals", "seinerzeit":
		return once
	case "jahr":
		return year
	case "vor":
		return before
	case "herbst", "winter", "fruehjahr", "sommer":
		return season
	case "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember":
		return month
	case "so":
		return so
	case "als":
		return as
	case "anrufer", "anrufern", "anruferin", "betrueger", "betruegern", "trickbetrueger", "unbekannte", "unbekannter", "kriminelle", "gauner", "absender", "taeter", "stimme", "mann", "frau":
		return crook
	case "behaupten", "behauptet", "behauptete", "behaupteten":
		return claims
	case "sms", "whatsapp", "phishing-mail":
		return message
	case "ueben", "uebt", "uebten", "trainieren", "trainiert", "trainierten", "proben", "probt", "probten", "probte":
		return trains
	case "ich", "mir":
		return oneself
	case "wollen", "brauchen", "wuenschen", "fordern", "verdient", "braucht":
		return wants
	case "kann", "koennen", "darf":
		return may
	}
	return 0
}

// hint is what token i hints at.
func (t *Teller) hint(i int) hint { return hintOf(t.Reader.Text.Spelled(i)) }

// hints reports whether a word of the sentence has one of the hints.
func (t *Teller) hints(s split.Span, of hint) bool {
	if t.heard != s {
		t.heard, t.hinted = s, 0
		for i := s.First; i <= s.Last; i++ {
			switch tok := &t.Reader.Text.Tokens[i]; {
			case tok.Kind == lexicon.Word:
				t.hinted |= t.hint(i)
			case tok.Kind == lexicon.Number && tok.End-tok.Start == digits:
				t.hinted |= dated
			case tok.First == ':':
				t.hinted |= colon
			}
		}
	}
	return t.hinted&of != 0
}
