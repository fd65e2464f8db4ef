// Package extract reads German notices: a document goes in, statements come out. It is pure: no network, no clock, no
// state. It may miss a statement; it must not invent one.
//
// # Rooms
//
// A document goes through them from above to below; a room stands on those named before it, and knows nothing of those
// after it:
//
//   - lexicon/fold, lexicon/automaton, lexicon: a text as words, and phrases found in it in one pass.
//   - dates/calendar, dates/names, dates/written, dates: days named in a text.
//   - contact: telephone numbers, addresses, opening hours.
//   - clause/word, clause/amount, clause/grammar/phrase, clause/grammar, clause/deed, clause/timing, clause/inset, clause/genre,
//     clause/split, clause/silence, clause/denial, clause/naught, clause/judge, clause/aside, clause/thing, clause/fit,
//     clause/claim, clause/cohesion, clause/said, clause/course, clause/discourse, clause/sentence, clause/wording,
//     clause/reply, clause/ask, clause/progress, clause: what a sentence says of which services.
//   - page: the document that is read, and the bodies that it names.
//   - scope: what governs a block: heading, label, table head, lead-in.
//   - timeline: which part of it is newer.
//   - evidence: what clauses say, weighed: one statement of all that was said of one service.
//   - naming: how the text names bodies.
//   - attribution: whose statement it is.
//   - validity: from when and until when it holds.
//   - frame/hint, frame: what single words let a sentence be, and which sentences tell of another time, place or world.
//   - otherway: where the page is, or names, another way to what it says has failed.
//   - weigh: what a sentence takes from what the one before it granted.
//   - walk: block by block, what its sentences say by themselves and by what governs it.
//   - detour: what to use instead.
//
// Every statement carries the chain of rules that made it and a confidence measured by that chain; below a threshold, a
// higher one for "available", it is marked for review. Extractor.Explain tells how each came about.
//
// # Words
//
// Words are data: data/services.yaml says what services are called, data/cues.yaml what says how they fare,
// data/markers.yaml what turns, weakens or silences a clause. Each file explains its own small grammar.
package extract
