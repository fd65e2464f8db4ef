// Package view reads what pages show: the overview at any moment, a body, a notice, and how the sources are doing.
package view
