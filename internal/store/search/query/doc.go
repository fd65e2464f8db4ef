// Package query reads what people type into the search field, and says what is wrong with it. It is pure.
//
// # Grammar
//
//	query  = { clause }                        all clauses must hold
//	clause = [ "-" ] item { "ODER" item }      one of the items must hold; with "-" none may ("OR" and "|" mean the same)
//	item   = word | word "*" | phrase | field ":" ( word | phrase )
//	phrase = '"' words '"'                     the words stand side by side
//
// A word finds all its forms (Antrag, Anträge), the compounds it is part of (Zulassung: Kfz-Zulassungsstelle), and itself
// spelled with or without umlauts and hyphens (Strasse, E-Mail). Words that stand everywhere are passed over. "Zulass*" finds
// whatever begins so; at least three letters go before the star. Everyday words for a service find the official ones ("Auto
// anmelden"), save in quotation marks.
//
// Fields narrow what is found. The same field twice means either, different fields mean both; "-" before a field leaves out
// what it names:
//
//	kommune:Soest   of or about the body: its name or AGS (also stadt:, gemeinde:, ort:)
//	kreis:Soest     of or about a body in the district: its name or AGS
//	dienst:abfall   with a statement on the service: its key, label or an everyday word
//	status:gestört  with a statement of that status: verfügbar, eingeschränkt, nicht-verfügbar or their English keys
//	quelle:name     from the source: its name or its host, or a part of either
//	von:1.11.2023   published, or if that is not known first seen, on that day or later (Europe/Berlin); also 2023-11-01,
//	                1.11., heute, gestern
//	bis:3.11.2023   likewise, on that day or before
//
// kommune:, kreis:, dienst: and status: together ask for one statement in which all of them meet. A value with spaces goes
// into quotation marks: kommune:"Bad Sassendorf".
package query
