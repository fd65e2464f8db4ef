// Package said holds what clauses say: of which services, which status, in which words and by which rule.
package said
