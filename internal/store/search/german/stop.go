package german

import "strings"

// common are the words that stand everywhere. Words that turn the sense (nicht, kein, nur, wieder, geschlossen) are none of
// them.
const common = `
	der die das den dem des ein eine einen einem einer eines und oder aber auch als am an auf aus bei beim bis da damit dann
	dass dazu denn deren dessen dies diese diesem diesen dieser dieses doch dort du durch er es etwa euch euer eure fuer gegen
	hat hatte hatten haben habe hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja
	jede jedem jeden jeder jedes jene jetzt kann koennen koennte man mein meine mich mir mit muss muessen nach noch nun ob
	sein seine seinem seinen seiner seit sich sie sind so sobald solche soll sollen sollte sowie sowohl ueber um uns unser
	unsere unserem unseren unserer unter vom von vor war waren was weil welche welchem welchen welcher wenn wer werden wie
	wir wird wo worden wurde wurden zu zum zur zwar zwischen
	the of to and a is are`

var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(common) {
		m[w] = true
	}
	return m
}()

// Common reports whether a folded word stands everywhere, so that it is neither indexed nor looked for.
func Common(fold string) bool { return stopWords[fold] }
