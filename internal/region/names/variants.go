package names

import (
	"strings"

	"github.com/lagebild/lagebild/internal/region/words"
)

// addTown adds the forms of a municipality: bare and qualified name, genitive, adjective, the joined form of hashtags.
func (tr *Tree) addTown(body int, full string, e Entry) {
	bare := BareName(full)
	tr.addName(body, bare)
	if full != bare {
		tr.add(Form{Text: full, Body: body, Class: Qualified})
	}
	joined := strings.NewReplacer(" ", "", "-", "").Replace(bare)
	for _, title := range []string{"Stadt", "Gemeinde"} {
		tr.add(Form{Text: title + joined, Body: body, Class: Qualified})
	}
	demonyms := e.Demonyms
	if len(demonyms) == 0 {
		demonyms = []string{adjective(bare)}
	}
	for _, d := range demonyms {
		tr.add(Form{Text: d, Body: body, Class: Demonym})
		tr.add(Form{Text: d + "n", Body: body, Class: Demonym}) // "bei den Werlern"
	}
}

// addName adds a name and its genitive.
func (tr *Tree) addName(body int, n string) {
	c := Name
	if strings.ContainsAny(n, "(/") || strings.Contains(n, " i") || strings.Contains(n, " a") {
		c = Qualified
	}
	tr.add(Form{Text: n, Body: body, Class: c})
	if g := genitive(n); g != n && c == Name {
		tr.add(Form{Text: g, Body: body, Class: Name})
	}
}

// addDistrict adds the forms of "Kreis X", "Xkreis" or "Xer Kreis", declined.
func (tr *Tree) addDistrict(body int, full string) {
	d := func(text string) { tr.add(Form{Text: text, Body: body, Class: District}) }
	if stem, ok := DistrictStem(full); ok {
		stems := []string{stem}
		if first, _, ok := strings.Cut(stem, "-"); ok && len(tr.Towns[words.FoldPhrase(first)]) > 0 {
			stems = append(stems, first) // people say "Kreis Siegen"
		}
		for _, s := range stems {
			for _, title := range kreisTitles {
				d(title + " " + s)
			}
			d("Kreis" + strings.NewReplacer(" ", "", "-", "").Replace(s))
			tr.Stems[words.FoldPhrase(s)] = body
		}
		if len(tr.Towns[words.FoldPhrase(stem)]) == 0 {
			d(stem)
			d(genitive(stem))
			tr.add(Form{Text: adjective(stem), Body: body, Class: Demonym})
		}
		return
	}
	if adj, ok := strings.CutSuffix(full, "er Kreis"); ok {
		for _, kreis := range []string{"Kreis", "Kreises", "Kreise"} {
			for _, ending := range []string{"er", "en", "e", "em"} {
				d(adj + ending + " " + kreis)
			}
		}
		return
	}
	d(full)
	if stem, ok := strings.CutSuffix(full, "kreis"); ok {
		for _, kreis := range []string{"kreises", "kreise", "-Kreis", "-Kreises"} {
			d(strings.TrimSuffix(stem, "-") + kreis)
		}
	}
}

// BareName is a name without its qualifier: "Wickede" of "Wickede (Ruhr)", "Soest" of "Soest, Stadt".
func BareName(full string) string {
	s, _, _ := strings.Cut(full, "(")
	s, _, _ = strings.Cut(s, ",")
	return strings.TrimSpace(s)
}

// DistrictStem is "Soest" of "Kreis Soest"; false if the name is not built so.
func DistrictStem(full string) (string, bool) {
	for _, title := range []string{"Kreis ", "Landkreis "} {
		if stem, ok := strings.CutPrefix(full, title); ok {
			return stem, true
		}
	}
	return "", false
}

func genitive(n string) string {
	if n == "" || strings.ContainsRune("sxz", rune(n[len(n)-1])) || strings.HasSuffix(n, "ß") {
		return n
	}
	return n + "s"
}

// adjective forms "Werler" of "Werl". Places that form it otherwise have it in the gazetteer.
func adjective(n string) string {
	switch {
	case strings.HasSuffix(n, "stadt"):
		return strings.TrimSuffix(n, "stadt") + "städter"
	case strings.HasSuffix(n, "e"):
		return n + "r"
	}
	return n + "er"
}

func hostOf(homepage string) string {
	_, rest, ok := strings.Cut(homepage, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(host, "www.")
}
