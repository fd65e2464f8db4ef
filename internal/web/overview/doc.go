// Package overview is the front page: the matrix of bodies and services at one moment.
package overview
