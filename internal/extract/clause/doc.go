// Package clause reads German sentences: which services they speak of, and what they say of them.
//
// Words come from three lists (services, cues, markers) that Compile turns into one lexicon. A sentence is cut into
// clauses; each clause is judged by its cues, their negation and its markers (wish, past, advice, condition …), and the
// services of the clause, of the enumeration around it or of the topic before it get the verdict.
package clause
