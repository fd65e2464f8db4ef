package names

// Sense is what a word can be in a date: what else the functions of this package tell one by one, in one look-up.
type Sense struct {
	Weekday, ShortWeekday int // see Weekday and ShortWeekday: −1 for none
	Month                 int // see MonthOf
	Ordinal               int
	Relative              int // days from the text's own: "gestern"; 0 if it is none
	Feast                 Feast
	Ahead, Back, This     bool
	Opens                 bool // it may begin a day or a rough time, as any word with another sense may
}

// none is the sense of most words.
var none = Sense{Weekday: -1, ShortWeekday: -1}

// senses are those of all listed words.
var senses = func() map[string]*Sense {
	all := map[string]*Sense{}
	add(all, weekdays, func(s *Sense, n int) { s.Weekday = n })
	add(all, shortWeekdays, func(s *Sense, n int) { s.ShortWeekday = n })
	add(all, ordinals, func(s *Sense, n int) { s.Ordinal = n })
	add(all, relatives, func(s *Sense, n int) { s.Relative = n })
	add(all, feasts, func(s *Sense, f Feast) { s.Feast = f })
	add(all, ahead, func(s *Sense, is bool) { s.Ahead = is })
	add(all, back, func(s *Sense, is bool) { s.Back = is })
	add(all, this, func(s *Sense, is bool) { s.This = is })
	add(all, openers, func(s *Sense, is bool) { s.Opens = is })
	for m, n := range months {
		for _, w := range []string{m, m + "s"} {
			add(all, map[string]int{w: n}, func(s *Sense, n int) { s.Month = n })
		}
	}
	return all
}()

// openers are the words that a day or a rough time may begin with and that have no other sense: those that package written and package
// dates look for by themselves.
var openers = Words(`heute heutigen heutige heutiger morgen morgigen morgige kw kalenderwoche anfang mitte ende beginn wochenende wochenanfang
	wochenmitte wochenbeginn monatsanfang monatsmitte monatsbeginn monatsende jahresanfang jahresbeginn jahresende jahreswechsel weihnachten
	ostern pfingsten feiertagen feiertage in binnen innerhalb neuen laufe fruehjahr fruehling sommer herbst winter`)

// initials and finals rule most words out before the map is asked: bit n is set where a word of senses with n letters begins, or ends, so.
var initials, finals = func() (first, last [256]uint64) {
	for w := range senses {
		first[w[0]] |= 1 << len(w)
		last[w[len(w)-1]] |= 1 << len(w)
	}
	return first, last
}()

// isListed reports whether the word may be one of senses: most others are not.
func isListed[T string | []byte](w T) bool {
	n := len(w)
	return n > 0 && initials[w[0]]&finals[w[n-1]]>>n&1 != 0
}

// MayBegin reports whether a day or a rough time may begin with the folded word, or with the number that it is.
func MayBegin(w []byte) bool {
	switch {
	case len(w) == 0:
		return false
	case w[0] >= '0' && w[0] <= '9', w[0] == 'k' && len(w) > 1 && w[1] == 'w':
		return true // "6.November", "KW46"
	}
	return isListed(w) && senses[string(w)] != nil || beginsWeekday(w) && weekdayPart(string(w)) >= 0
}

func add[T any](all map[string]*Sense, list map[string]T, set func(*Sense, T)) {
	for w, v := range list {
		if all[w] == nil {
			s := none
			all[w] = &s
		}
		set(all[w], v)
	}
}

// Of is the sense of a folded word; nobody may change it.
func Of(w string) *Sense {
	if isListed(w) {
		if s := senses[w]; s != nil {
			return s
		}
	}
	if d := weekdayPart(w); d >= 0 {
		return &Sense{Weekday: d, ShortWeekday: -1}
	}
	return &none
}
