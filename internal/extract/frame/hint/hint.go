// Package hint tells what single words let the sentence around them be: most have none, and need not be asked further.
package hint

// Hint is what a word lets the sentence around it be. Most sentences have no word of a hint, and need not be asked further.
type Hint uint32

// The hints.
const (
	Jubilee  Hint = 1 << iota // what was is remembered, or looked back on
	Reminds                   // somebody remembers
	Glances                   // somebody looks, perhaps back
	Recounts                  // somebody tells how it was
	Once                      // a time that is over
	Year                      // "ein Jahr danach"
	Before                    // "vor zwei Jahren"
	Season                    // "im vergangenen Herbst"
	Dated                     // a number that can be a year
	Colon                     // a sign: what stands before it may be a label
	So                        // "so tun, als …"
	As                        // "als ob"
	Crook                     // who may deceive
	Claims                    // what somebody says, and may not be
	Message                   // what may deceive
	Trains                    // somebody practises
	Oneself                   // somebody tells of himself
	Wants                     // somebody wants
	May                       // something may be
	Month                     // "im Mai"
)

// Of is what the folded word hints at; 0 for most.
func Of(w string) Hint {
	switch w {
	case "jaehrt", "rueckschau", "zurueckblickend", "rueckblickend":
		return Jubilee
	case "erinnert", "erinnerte", "erinnern", "erinnerten":
		return Reminds
	case "blickt", "blickte", "blicken", "blickten":
		return Glances
	case "erzaehlt", "erzaehlte", "schildert", "schilderte":
		return Recounts
	case "damals", "seinerzeit":
		return Once
	case "jahr":
		return Year
	case "vor":
		return Before
	case "herbst", "winter", "fruehjahr", "sommer":
		return Season
	case "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember":
		return Month
	case "so":
		return So
	case "als":
		return As
	case "anrufer", "anrufern", "anruferin", "betrueger", "betruegern", "trickbetrueger", "unbekannte", "unbekannter", "kriminelle", "gauner", "absender", "taeter", "stimme", "mann", "frau":
		return Crook
	case "behaupten", "behauptet", "behauptete", "behaupteten":
		return Claims
	case "sms", "whatsapp", "phishing-mail":
		return Message
	case "ueben", "uebt", "uebten", "trainieren", "trainiert", "trainierten", "proben", "probt", "probten", "probte":
		return Trains
	case "ich", "mir":
		return Oneself
	case "wollen", "brauchen", "wuenschen", "fordern", "verdient", "braucht":
		return Wants
	case "kann", "koennen", "darf":
		return May
	}
	return 0
}
