package words

import (
	"strings"
)

// The words around a name that decide what it stands for. They are grammar, not geography: folded, lower case.

// Set is the white-space separated words of lists.
func Set(lists ...string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lists {
		for w := range strings.FieldsSeq(l) {
			m[w] = true
		}
	}
	return m
}

var (
	// Titles name a municipality together with what follows and belong to its name.
	Titles = Set("stadt gemeinde kommune staedte staedten gemeinden kommunen")

	// noTitles end in -stadt but name no administration.
	noTitles = Set("innenstadt altstadt suedstadt nordstadt oststadt weststadt neustadt kernstadt oberstadt unterstadt partnerstadt")

	// KreisOffices belong to the district that the town named with them lies in.
	KreisOffices = Set(`kreishaus kreishauses kreishaeuser kreishaeusern kreisverwaltung kreisverwaltungen kreistag kreistages
		kreistags kreisbehoerde kreisdienststelle kreisgesundheitsamt kreisjugendamt kreissozialamt kreisordnungsamt landrat landraetin landrats
		landratsamt landratsamtes`)

	// institutions are no municipal administration although they bear a town's name. Longer words that begin so count too.
	institutions = strings.Fields(`amtsgericht landgericht oberlandesgericht verwaltungsgericht arbeitsgericht sozialgericht gericht
		finanzamt staatsanwaltschaft bezirksregierung regierungsbezirk polizei kreispolizei bundespolizei autobahnpolizei sparkasse stadtsparkasse
		kreissparkasse volksbank universitaet uni hochschule fachhochschule klinikum krankenhaus klinik jva justizvollzugsanstalt
		gefaengnis bahnhof hauptbahnhof autobahnkreuz autobahndreieck anschlussstelle ausfahrt kreuz ihk handwerkskammer
		kreishandwerkerschaft arbeitsagentur caritas diakonie bistum erzbistum dekanat kirchenkreis wahlkreis altkreis fc sv
		tsv tus vfl vfb hotel brauerei zeitung anzeiger stadion autohaus
		rechenzentrum rechenzentren sitz standort sit citkomm kdvz`)

	// Persons stand before a family name.
	Persons = Set(`herr herrn frau dr prof professor familie firma eheleute doktor`, givenNames)

	// Articles before a bare name show an ordinary word, a lake or a valley: towns have none.
	Articles = Set(`das den dem des im am zum beim vom ans ins ein eine einem einen einer eines kein keine keinen ihr ihren
		sein seinen seinem ihrem unseren zwei drei vier fuenf sechs sieben acht neun zehn vielen mehreren`)

	// AfterVerb follow an ordinary verb or noun at the place of a name ("Wenden Sie sich").
	AfterVerb = Set("sie sich ihr wir man sie's gegen koennen kann muessen lassen")

	// Connectors may stand between the names of a list.
	Connectors = Set("und oder sowie bzw in der die den auch des von")
)

const givenNames = `achim alexander alexandra andrea andreas angela anja anke anna anne annette antje arno astrid axel barbara
	bastian beate bernd bernhard berthold bettina birgit bjoern britta brigitte bruno carina carsten christa christian christiane christina
	christine christof christoph claudia clemens cornelia daniel daniela david dennis detlef dieter dietmar dirk doris dorothea edith
	elena elisabeth elke emma erich erik erika ernst esther eva fabian felix florian frank franz friederike friedrich fritz gabi
	gabriele georg gerd gerhard gerda gisela gregor guido guenter guenther hannah hans harald hartmut heike heinrich heinz helga helmut hendrik
	henning herbert hermann holger horst hubert ines ingo ingrid irene iris jan jana jens joachim jochen johanna johannes jonas josef juergen julia
	julian jutta kai karin karl karsten katharina kathrin katja katrin kerstin kevin klaus konrad kristin kurt lars laura lea lena leon leonie
	lisa lothar luca ludger ludwig lukas lutz maik manfred manuel manuela marc marcel marco marcus maren margret maria marie marina mario marion marius
	mark markus marlies martha martin martina matthias max maximilian meike melanie michael michaela mike miriam monika nadine nadja nicole niklas nils nina
	norbert olaf oliver otto patricia patrick paul peter petra philipp rainer ralf ralph raphael rebecca regina reiner reinhard renate rene robert roland
	rolf rosemarie ruediger ruth sabine sabrina sandra sara sarah sascha sebastian silke silvia simon simone sonja sophie stefan stefanie steffen stephan
	stephanie susanne sven svenja sylvia tanja theo theodor thomas thorsten till tim timo tina tobias tom torsten udo ulf ulla ulrich ulrike ursula ute
	uwe vanessa vera verena volker walter werner wilfried wilhelm willi winfried wolfgang yvonne`

// IsOffice says whether a folded noun names an administration, one of its offices or its people.
func IsOffice(w string) bool {
	if noOffices[w] {
		return false
	}
	for _, end := range officeEnds {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// noOffices end like offices by chance.
var noOffices = Set("gesamt insgesamt samt apparat vorrat verrat ersatzstelle tankstelle haltestelle haltestellen baustelle baustellen unfallstelle")

var officeEnds = strings.Fields(`rathaus rathauses rathaeuser rathaeusern amtshaus stadthaus buergerbuero buergerbueros buergerservice buergeramt
	buergeraemter buergeraemtern stadtbuero stadtbueros servicebuero servicebueros buergerhaus amt amtes aemter aemtern verwaltung verwaltungen behoerde behoerden
	stelle stellen kasse kaemmerei buergermeister buergermeisterin buergermeisters stadtrat gemeinderat rat rates stadtsprecher sprecher
	sprecherin stadtsprecherin pressestelle dezernent dezernentin beigeordneter beigeordnete stadtwerke gemeindewerke bauhof betriebshof
	wertstoffhof recyclinghof buecherei buechereien bibliothek musikschule volkshochschule vhs museum archiv hallenbad freibad jobcenter
	zulassung feuerwehr leitstelle stadtarchiv friedhofsverwaltung homepage internetseite website webseite notfallseite telefonzentrale
	hotline dienststelle dienststellen kita kitas schulen schule schulverwaltung familienbuero sozialbuero einwohnermeldeamt
	meldeamt bauaufsicht entsorgung abfallbetrieb baubetriebshof`)

// IsTitle says whether a folded noun names a municipality together with its name ("Hansestadt").
func IsTitle(w string) bool {
	return Titles[w] || strings.HasSuffix(w, "stadt") && !noTitles[w] || w == "nachbargemeinde"
}

// Institution says whether a folded noun begins like an institution, and whether it is a plural that speaks of several.
func Institution(w string) (is, several bool) {
	if strings.HasSuffix(w, "stadt") {
		return false, false
	}
	for _, i := range institutions {
		if w == i {
			return true, i == "sitz" || i == "rechenzentren"
		}
		if len(i) > 4 && strings.HasPrefix(w, i) {
			return true, strings.HasSuffix(w, "e") || strings.HasSuffix(w, "en") || strings.HasSuffix(w, "er")
		}
	}
	return false, false
}

// notOffice are endings of nouns that an adjective in -er makes the name of something else.
var notOffice = strings.Fields(`strasse str weg platz allee ring tor wald berg hoehle boerde anzeiger zeitung nachrichten brauerei bier pils zinn
	kirmes hellweg roosters sparkasse volksbank muehle bach hof see heide land fc sv unternehmen firma autobahn bruecke`)

// IsOtherThing reports whether w, folded, is a noun that an adjective in -er makes the name of something else than an office,
// as the newspaper in "Werler Anzeiger".
func IsOtherThing(w string) bool {
	if IsOffice(w) {
		return false
	}
	for _, end := range notOffice {
		if w == end || len(end) > 3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// IsKreis says whether a folded noun is "Kreis" in some form.
func IsKreis(w string) bool {
	return w == "kreis" || w == "kreises" || w == "kreise" || w == "kreisen" || strings.HasPrefix(w, "landkreis")
}
