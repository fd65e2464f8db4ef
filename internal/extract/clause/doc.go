// Package clause reads German sentences: which services they speak of, and what they say of them.
//
// It stands on other rooms, each on those named before it. Packages word and amount tell what words and numbers stand for. Package grammar
// marks the words of a text by three lists (services, cues, markers). Package deed finds what can be done, package timing what words say of
// time without a date, package genre what kind of text or section it is. Package split cuts sentences and clauses. Package silence tells
// which clauses say nothing, package denial what a "nicht" or "kein" turns round, package naught which denials and ends are of no service.
// Package judge weighs a clause by its cues and its markers (wish, past, advice, condition …). Package aside tells which services are named
// for something else, package thing what is granted of other things, package fit of which services it is said, package claim what the text
// does not claim itself. Package cohesion tells what ties a clause to the one before. Package said holds what a clause says, package course
// keeps what the clauses have said and lets the next one go on, package discourse lets it change that. Package sentence tells what a
// sentence is as a whole, package wording what a clause is by its wording, package reply reads answers, package ask questions. Package
// progress holds how far a sentence has been read.
//
// This package walks the clauses of a sentence: the services of the clause, of the enumeration around it, of a label or of the topic
// before it get the verdict.
package clause
