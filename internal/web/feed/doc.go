// Package feed tells what changed in the forms that feed readers know: Atom 1.0 and JSON Feed 1.1, of everything, of a
// body, of a service and of any search.
//
// An entry is a cell that shows another status, or a new version of a notice. Its id is made of what never changes (body,
// service and moment; number and moment of the version), not of the server's address, so that no reader shows it twice.
// Announced changes appear with the notice that announces them, and once more when they come about. That nothing stands
// any more is an entry of its own, and says that nothing is known.
//
// Content is plain text in both forms: what a notice says can never become markup in a reader. While the database is away
// a feed goes on from what was sent last, else from the picture in memory.
package feed
