// Package extract reads German notices: a document goes in, statements come out. It is pure: no network, no clock, no
// state. It may miss a statement; it must not invent one.
//
// The way of a document: its words are found in one pass (lexicon), its blocks are walked in order with what governs them
// (heading, label, table head, lead-in), each sentence is read clause by clause (clause), days are resolved (dates), the
// body is found (region), and what was said in several places of one service is merged into one statement.
//
// Every statement carries the chain of rules that made it and a confidence measured by that chain (calibrate.go); below a
// threshold, a higher one for "available", it is marked for review. Extractor.Explain tells how each came about.
//
// Words are data: data/services.yaml says what services are called, data/cues.yaml what says how they fare,
// data/markers.yaml what turns, weakens or silences a clause. Each file explains its own small grammar.
package extract
