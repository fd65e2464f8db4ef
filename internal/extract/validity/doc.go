// Package validity tells from when and until when a reading holds, by the days that its clause, its sentence and what
// governs its block name, or point back to ("an diesem Tag", "danach").
package validity
