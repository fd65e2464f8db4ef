package names

// Sense is what a word can be in a date: what else the functions of this package tell one by one, in one look-up.
type Sense struct {
	Weekday, ShortWeekday int // see Weekday and ShortWeekday: −1 for none
	Month                 int // see MonthOf
	Ordinal               int
	Relative              int // days from the text's own: "gestern"; 0 if it is none
	Feast                 Feast
	Ahead, Back, This     bool
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
	for m, n := range months {
		for _, w := range []string{m, m + "s"} {
			add(all, map[string]int{w: n}, func(s *Sense, n int) { s.Month = n })
		}
	}
	return all
}()

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
	if s := senses[w]; s != nil {
		return s
	}
	if d := weekdayPart(w); d >= 0 {
		return &Sense{Weekday: d, ShortWeekday: -1}
	}
	return &none
}
