// Package geo is the map: the bodies' areas, drawn on the server, with what one service or the worst of all is like.
package geo
