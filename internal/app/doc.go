// Package app puts the parts of Lagebild together into processes: what a scraper, a server, or all of it in one process is
// made of, and what each takes from the world around it. Commands read their flags into the structs here.
package app
