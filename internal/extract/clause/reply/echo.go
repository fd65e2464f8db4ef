package reply

import (
	"github.com/lagebild/lagebild/internal/extract/clause/grammar"
	"github.com/lagebild/lagebild/internal/extract/clause/split"
	"github.com/lagebild/lagebild/internal/extract/lexicon"
)

// echo is what an answer says that but takes up the verb of the question or what that is about ("Ist er.", "Können Sie nicht.", "Auch
// die.", "Das auch nicht."); 0 if it is none.
func (r *Reader) echo(i, last int) int {
	verb, points, same, answer := r.echoed(i), false, false, 1
	if verb {
		i++
	}
	first := i
	for ; i <= last && r.Text.Tokens[i].Kind == lexicon.Word; i++ {
		switch string(r.Text.Folded(i)) {
		case "er", "sie", "es", "das", "die", "der", "den", "dem", "ihr", "man", "wir", "ich", "du":
			points = points || !verb || i == first
		case "auch", "ebenfalls", "schon", "durchaus", "wohl", "sehr", "leider", "noch", "wieder", "weiterhin", "natuerlich":
			same = same || r.At[i]&grammar.Same != 0 || r.Text.Is(i, "schon")
		case "nicht":
			answer, same = -1, true
		default:
			if verb || !points || !r.echoed(i) {
				return 0
			}
			verb = true // "Sie kommt."
		}
	}
	if !r.endsAnswer(i, last) || !points || !verb && !same {
		return 0
	}
	if answer > 0 && r.toNobody(i, last) {
		return 0
	}
	return answer
}

// endsAnswer reports whether an answer ends before token i, with a sign that is no colon or with its last token.
func (r *Reader) endsAnswer(i, last int) bool {
	return (i > last || r.Text.Tokens[i].Kind == lexicon.Punct) && !r.Text.Is(i, ":")
}

// toNobody reports whether one of the tokens behind the comma says that nobody or nothing does it ("Dürfen Sie, abheben wird niemand").
func (r *Reader) toNobody(comma, last int) bool {
	for i := comma + 1; i <= last && r.Text.Is(comma, ","); i++ {
		switch string(r.Text.Folded(i)) {
		case "niemand", "nichts", "keiner", "vergeblich", "vergebens", "zwecklos":
			return true
		}
	}
	return false
}

// echoed reports whether token i is a verb with which an answer can stand for the whole of the question.
func (r *Reader) echoed(i int) bool {
	switch string(r.Text.Folded(i)) {
	case "ist", "sind", "hat", "haben", "habt", "wird", "werden", "kann", "koennen", "koennt", "kannst", "darf", "duerfen", "duerft", "tut", "tun", "macht", "machen", "gibt",
		"bekommt", "bekommen", "kriegt", "kriegen", "erhaltet", "erhalten", "geht", "laeuft", "laufen", "kommt", "kommen", "faehrt", "fahren",
		"findet", "finden", "klappt", "funktioniert", "oeffnet", "oeffnen", "arbeitet", "arbeiten", "darfst", "bekommst", "kriegst", "braucht", "brauchen",
		"bleibt", "bleiben", "faellt", "fallen", "entfaellt", "entfallen", "ruht", "ruhen", "schliesst", "schliessen", "steht", "stehen", "gilt", "gelten":
		return true
	}
	return false
}

// Begins is the first token of a question or answer that is no sign, quotation mark, dash, number or letter before a colon ("F:", "2.").
func (r *Reader) Begins(s split.Span) int {
	first := s.First
	for first < s.Last {
		switch t := &r.Text.Tokens[first]; {
		case t.Kind == lexicon.Symbol || t.Kind == lexicon.Dash || t.Kind == lexicon.Number || t.Kind == lexicon.Break || IsQuote(t) || t.First == '|':
			first++
		case first+1 < s.Last && r.Text.Is(first+1, ":") && (t.End-t.Start < 3 || r.Text.Is(first, "frage") || r.Text.Is(first, "antwort")):
			first += 2
		default:
			return first
		}
	}
	return first
}

// IsQuote reports whether t is a quotation mark.
func IsQuote(t *lexicon.Token) bool {
	return t.Kind == lexicon.Punct && (t.First == '"' || t.First >= 0x80)
}

// OnlyQuotes reports whether the sentence is but a quotation mark, left over from a question.
func (r *Reader) OnlyQuotes(s split.Span) bool {
	return s.First == s.Last && IsQuote(&r.Text.Tokens[s.First])
}

// NamesAsker reports whether the sentence but ends the quotation that a question is, and tells whose it is ("“, fragte gestern jemand.").
func (r *Reader) NamesAsker(s split.Span) bool {
	const few = 12 // tokens of "“, will eine Leserin aus dem Nachbarort von uns wissen."
	return s.Last-s.First <= few && IsQuote(&r.Text.Tokens[s.First]) && r.Text.Is(s.First+1, ",") && len(split.Usable(r.MentionsIn(s.First, s.Last))) == 0
}
