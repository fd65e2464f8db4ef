package resource

import "github.com/lagebild/lagebild/internal/catalog"

// Label is a text in both languages.
type Label struct {
	De string `json:"de"`
	En string `json:"en"`
}

// ServiceInfo describes a service.
type ServiceInfo struct {
	Key   string `json:"key"`
	Group string `json:"group" enum:"channels,services"`
	Label Label  `json:"label"`
	Help  Label  `json:"help" doc:"What belongs to it"`
}

// StatusInfo describes a status.
type StatusInfo struct {
	Key   string `json:"key"`
	Sign  string `json:"sign" doc:"One character that stands for it without colour"`
	Label Label  `json:"label"`
	Help  Label  `json:"help"`
}

// Vocabulary is what cells are made of.
type Vocabulary struct {
	Services []ServiceInfo `json:"services" nullable:"false"`
	Statuses []StatusInfo  `json:"statuses" nullable:"false"`
}

// VocabularyOf is the catalogue as machines see it.
func VocabularyOf(cat *catalog.Catalog) Vocabulary {
	var v Vocabulary
	for _, s := range cat.Services() {
		v.Services = append(v.Services, ServiceInfo{Key: string(s.Key), Group: s.Group, Label: labelOf(s.Label), Help: labelOf(s.Help)})
	}
	for _, s := range cat.Statuses() {
		v.Statuses = append(v.Statuses, StatusInfo{Key: string(s.Key), Sign: s.Sign, Label: labelOf(s.Label), Help: labelOf(s.Help)})
	}
	return v
}

func labelOf(t catalog.Text) Label { return Label{De: t.In(catalog.German), En: t.In(catalog.English)} }
