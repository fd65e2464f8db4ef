// Package texts is the wording of the simulated region: German sentences, list items, table cells and questions for each
// service and status, several of each, and news that says nothing of a service. The texts were written for this
// simulation. Which of several wordings is taken depends on the fact's key alone.
package texts
