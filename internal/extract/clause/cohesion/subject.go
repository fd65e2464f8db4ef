package cohesion

import (
	"bytes"
	"slices"

	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
)

// What the services that a clause names stand for in it.

// AsSubject are the mentions as what the next clause is about: a way ("Per Mail: …") stands for its channel.
func AsSubject(ms []grammar.Mention) []grammar.Mention {
	if out := split.Usable(ms); len(out) > 0 {
		return out
	}
	return Channels(ms)
}

// Meant are the mentions that a "wer" clause leads up to: the way that is tried, if it names one ("Wer im Rathaus anruft").
func Meant(ms []grammar.Mention) []grammar.Mention {
	if ways := Channels(ms); len(ways) > 0 {
		return ways
	}
	return AsSubject(ms)
}

// OnlyMeans reports whether the mentions are but ways to reach somebody, or places by which something is done ("über die Leitstelle").
func OnlyMeans(ms []grammar.Mention) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role != grammar.Way && (!x.Place || x.Role != grammar.Office || x.Service != "notruf")
	})
}

// DatesOf gives the appointments of an answer to the matters that were asked about ("Sind Trauungen möglich? Alle Termine finden statt.").
func DatesOf(ms, asked []grammar.Mention) []grammar.Mention {
	if len(ms) == 1 && ms[0].Place && ms[0].Service == "kultur-freizeit" && split.Has(asked, "rat") && !split.Several(asked) {
		return asked // "Findet die Ratssitzung statt? Wie geplant im Bürgerhaus."
	}
	if len(ms) == 0 || len(asked) == 0 || slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Service != "termine" }) ||
		slices.ContainsFunc(asked, func(x grammar.Mention) bool { return x.Role != grammar.Matter }) {
		return ms
	}
	return asked
}

// CallsOf reports whether the mentions are but the telephone by which the emergency service is called that the sentence is about.
func CallsOf(ms, about []grammar.Mention) bool {
	return split.Has(about, "notruf") && len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Service != "telefon" })
}

// OnlyRuns reports whether the mentions are but the running of an office in general ("kein Dienstbetrieb").
func (t *Ties) OnlyRuns(ms []grammar.Mention) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role != grammar.Soft || x.First != x.Last || !bytes.HasSuffix(t.Text.Folded(x.Last), []byte("betrieb"))
	})
}

// NamesNoService reports whether the mentions are but who speaks or what is done in general ("wir", "viele Anliegen").
func NamesNoService(ms []grammar.Mention) bool {
	return !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role != grammar.Named && x.Role != grammar.Inside })
}

// OnlyHouses reports whether the mentions are but administrations and their buildings.
func OnlyHouses(ms []grammar.Mention) bool {
	return !slices.ContainsFunc(ms, func(x grammar.Mention) bool {
		return x.Role != grammar.House && x.Role != grammar.Soft && x.Role != grammar.Named
	})
}

// OnlyMatters reports whether the mentions are but things that people want done, and there are some.
func OnlyMatters(ms []grammar.Mention) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role != grammar.Matter })
}

// InHouse reports whether the mentions are but buildings in which something is done.
func InHouse(ms []grammar.Mention) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role != grammar.House || !x.Place })
}

// HasHouse reports whether one of the mentions is an administration or its building.
func HasHouse(ms []grammar.Mention) bool {
	return slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role == grammar.House || x.Role == grammar.Soft })
}

// OnlyChannels reports whether the mentions are but channels and ways.
func OnlyChannels(ms []grammar.Mention) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(x grammar.Mention) bool { return x.Role != grammar.Channel && x.Role != grammar.Way })
}

// Administration is the topic of what stands under a body's name: its administration as a whole.
func Administration() []grammar.Mention {
	return []grammar.Mention{{Service: "rathaus", Role: grammar.Named}}
}
