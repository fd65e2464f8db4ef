// Package weigh lets a sentence take from what the one before granted, or give back some of what it refused ("Das Amt ist offen. Erledigt wird
// allerdings wenig.").
package weigh
