package grammar

// Mark is a set of markers.
type Mark uint64

// The markers; markers.yaml explains them.
const (
	Negation Mark = 1 << iota
	NoNegation
	Only
	Mostly
	Modal
	Past
	Never
	Advice
	Condition
	Cause
	Except
	Again
	Able
	All
	part // nothing asks for it: nouns that have a marker are no strangers
	Pronoun
	Same
	Place
	Yes
	No
	Askable
	Unaskable
	SkipSection
	Veto
	Elsewhere
	Join
	Adversative
	StandIn
	Rest
	VetoAnywhere
	Ready
	Group
	Online
	Scant
	Speech
	Late
	GoesOn
	TakesUp
	Contact
	Some
	Note
	Hearsay
	Supposed
	Now
	Earlier
	Tense
	Subjunctive
	AsItIs
	Help
	When
	Foreign
	Tool
	Vague
	OfficeWord
	Alone
	Correction
	Intake
	Wants
	Where
	Hiring
	Visit
	Portion
	Fixture
	Far
)

// marks are the markers by their names in markers.yaml.
var marks = map[string]Mark{
	"negation":      Negation,
	"no-negation":   NoNegation,
	"only":          Only,
	"mostly":        Mostly,
	"modal":         Modal,
	"past":          Past,
	"never":         Never,
	"advice":        Advice,
	"condition":     Condition,
	"cause":         Cause,
	"except":        Except,
	"again":         Again,
	"able":          Able,
	"all":           All,
	"part":          part,
	"pronoun":       Pronoun,
	"same":          Same,
	"place":         Place,
	"answer-yes":    Yes,
	"answer-no":     No,
	"askable":       Askable,
	"unaskable":     Unaskable,
	"skip-section":  SkipSection,
	"veto":          Veto,
	"elsewhere":     Elsewhere,
	"join":          Join,
	"adversative":   Adversative,
	"stand-in":      StandIn,
	"rest":          Rest,
	"veto-anywhere": VetoAnywhere,
	"ready":         Ready,
	"group":         Group,
	"online":        Online,
	"scant":         Scant,
	"speech":        Speech,
	"late":          Late,
	"goes-on":       GoesOn,
	"takes-up":      TakesUp,
	"contact":       Contact,
	"some":          Some,
	"note":          Note,
	"hearsay":       Hearsay,
	"supposed":      Supposed,
	"now":           Now,
	"earlier":       Earlier,
	"tense":         Tense,
	"subjunctive":   Subjunctive,
	"as-it-is":      AsItIs,
	"help":          Help,
	"when":          When,
	"foreign":       Foreign,
	"tool":          Tool,
	"vague":         Vague,
	"office-word":   OfficeWord,
	"alone":         Alone,
	"correction":    Correction,
	"intake":        Intake,
	"wants":         Wants,
	"where":         Where,
	"hiring":        Hiring,
	"visit":         Visit,
	"portion":       Portion,
	"fixture":       Fixture,
	"far":           Far,
	"door":          part,
}

// Apart are the markers that make no difference to whether a noun is one that no list knows.
const Apart = Hearsay | Supposed | Now | Earlier | Tense | Subjunctive | AsItIs | Help | When | Foreign | Tool | Vague |
	OfficeWord | Alone | Correction | Intake | Wants | Where | Portion | Fixture | Hiring | Visit | Far
