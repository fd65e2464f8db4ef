// Package freshness tells how old what is known is, as metrics read from the database when somebody asks for them.
package freshness
