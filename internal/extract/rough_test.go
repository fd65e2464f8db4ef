package extract

import "testing"

// TestRoughTimesAreNoFact: what is announced for about a time is not said of today, and of no day either.
func TestRoughTimesAreNoFact(t *testing.T) {
	check(t, []sentence{
		{"Ab Mitte kommender Woche ist das Bürgerbüro wieder geöffnet.", nil},
		{"Das Bürgerbüro öffnet Anfang Dezember wieder.", nil},
		{"Ab Dezember können wieder Personalausweise beantragt werden.", nil},
		{"In den nächsten Tagen ist das Standesamt wieder geöffnet.", nil},
		{"Das Bürgerbüro ist erst im Dezember wieder geöffnet.", nil},
		{"Ab dem 31. November ist das Bürgerbüro wieder geöffnet.", nil},
		{"Seit Mitte der Woche ist das Bürgerbüro wieder geöffnet.", one("buergerbuero available")},
		{"Bis Ende der Woche bleibt das Bürgerbüro geschlossen.", one("buergerbuero unavailable")},
	})
}
