package plain

import (
	"regexp"
	"strings"

	"github.com/lagebild/lagebild/internal/parse/blocks"
	"github.com/lagebild/lagebild/internal/parse/rich"
)

// Signs that are typed before or behind what they are said of, as a legend explains them.

// reSigned is a line that begins with a sign: a box that is ticked or empty, or what is typed in its place.
var reSigned = regexp.MustCompile(`^(\[.?\]|\([ xX~+o-]\)|[-+–−ox~?!0])\s+(\S.*)$`)

// signed splits lines that each begin with a sign, not all with the same, into what they name and the sign; nil if they are but a list.
func signed(g []string) [][]string {
	var rows [][]string
	signs := make(map[string]bool)
	for _, l := range g {
		m := reSigned.FindStringSubmatch(strings.TrimSpace(l))
		if m == nil || indent(l) != indent(g[0]) {
			return nil
		}
		signs[m[1]] = true
		rows = append(rows, []string{m[2], m[1]})
	}
	said := false // by a sign that no list has for a bullet
	for s := range signs {
		said = said || strings.ContainsAny(s, "+x~[(")
	}
	if len(signs) < 2 || !said {
		return nil
	}
	return rows
}

// legend is a line of several parts that begin with a sign each, as one text; "" if the line is none.
func legend(parts []string) string {
	for _, p := range parts {
		if !reSigned.MatchString(strings.TrimSpace(p)) {
			return ""
		}
	}
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts, " | ")
}

// explains reports whether the line tells what several signs mean, the first of which is no bullet ("+ = geht, - = geht nicht").
func explains(l string) bool {
	parts := strings.FieldsFunc(l, func(r rune) bool { return r == ',' || r == ';' || r == '|' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return len(parts) > 1 && signed(parts) != nil
}

// gaps adds the parts of a line that wide gaps part.
func gaps(b *blocks.Builder, l string) {
	parts := reGap.Split(l, -1)
	if text := legend(parts); text != "" {
		b.Add(blocks.Text(), rich.Plain(text))
		return
	}
	for _, part := range parts {
		b.Flow(blocks.Text(), rich.Plain(part))
	}
}

// dotted parts the lines before and after those whose name and entry dots join ("Ummeldung ..... geht") from these, which it splits into
// cells; rows is nil if there are not several.
func dotted(g []string) (before []string, rows [][]string, after []string) {
	const dots, few = "....", 2
	from, to := -1, -1
	for i, l := range g {
		if strings.Contains(l, dots) {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if to-from < few || from < 0 {
		return nil, nil, nil
	}
	for _, l := range g[from:to] {
		if !strings.Contains(l, dots) && !reLeader.MatchString(l) {
			return nil, nil, nil
		}
		rows = append(rows, reDots.Split(strings.TrimSpace(l), -1))
	}
	return g[:from], rows, g[to:]
}

// slashes makes bars of the slashes between the parts of lines, if nearly all lines have two of them ("Standesamt / offen / auch samstags").
func slashes(g []string) []string {
	const slash = " / "
	var out []string
	parted := 0
	for _, l := range g {
		if strings.Count(l, slash) > 1 {
			parted++
		}
		out = append(out, strings.ReplaceAll(l, slash, " | "))
	}
	if parted < 3 || parted*4 < len(g)*3 {
		return g
	}
	return out
}
