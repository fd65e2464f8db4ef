package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// MunicipalityKind says what sort of administration it is.
//
// +kubebuilder:validation:Enum=District;Town;Municipality
type MunicipalityKind string

// The kinds of administrations.
const (
	MunicipalityKindDistrict     MunicipalityKind = "District"     // Kreis
	MunicipalityKindTown         MunicipalityKind = "Town"         // Stadt
	MunicipalityKindMunicipality MunicipalityKind = "Municipality" // Gemeinde
)

// StatusKey is a status of the catalogue, or why there is none. The catalogue's keys are lower-case everywhere.
//
// +kubebuilder:validation:Enum=available;limited;unavailable;unknown;silent
type StatusKey string

// The status keys.
const (
	StatusAvailable   StatusKey = "available"   // everything that was heard works
	StatusLimited     StatusKey = "limited"     // something works in part
	StatusUnavailable StatusKey = "unavailable" // something does not work
	StatusUnknown     StatusKey = "unknown"     // nothing was heard
	StatusSilent      StatusKey = "silent"      // no source answers
)

// MunicipalitySpec describes one administration.
//
// +kubebuilder:validation:XValidation:rule="self.kind == 'District' ? size(self.ags) == 5 : size(self.ags) == 8",message="AGS of the wrong length for its kind; a District (Kreis) has 5 digits, a Town or Municipality 8",fieldPath=".ags",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="!has(self.districtAGS) || self.ags.startsWith(self.districtAGS)",message="AGS that does not lie in this district; write the first 5 digits of ags, or leave the field out",fieldPath=".districtAGS",reason=FieldValueInvalid
type MunicipalitySpec struct {
	// ags is the Amtlicher Gemeindeschlüssel, in quotes: 5 digits for a District, 8 otherwise. It identifies the body in
	// every table, address and export; no two Municipalities have the same, and it stays the same.
	// +required
	// +kubebuilder:validation:XValidation:rule="self == oldSelf",message="cannot be changed, because it identifies the body; delete the Municipality and create it anew"
	AGS AGS `json:"ags"`

	// name as people use it, without the legal form: "Werl", "Kreis Soest".
	// +required
	// +kubebuilder:validation:MinLength=1
	// +kubebuilder:validation:MaxLength=200
	// +kubebuilder:validation:Pattern=`^\S(.*\S)?$`
	Name string `json:"name"`

	// kind is District (Kreis), Town (Stadt) or Municipality (Gemeinde).
	// +required
	Kind MunicipalityKind `json:"kind"`

	// districtAGS is the AGS of the Kreis that it lies in: the first 5 digits of ags, which it also is when left out.
	// +optional
	// +kubebuilder:validation:MinLength=5
	// +kubebuilder:validation:MaxLength=5
	// +kubebuilder:validation:Pattern=`^[0-9]{5}$`
	DistrictAGS string `json:"districtAGS,omitempty"`

	// population is the number of inhabitants; 0 or left out means not known.
	// +optional
	// +kubebuilder:validation:Minimum=0
	// +kubebuilder:validation:Maximum=100000000
	Population int32 `json:"population,omitempty"`

	// homepage is the address of its own web site.
	// +optional
	Homepage URL `json:"homepage,omitempty"`

	// aliases are further names by which texts call it: "Hansestadt Werl", "Stadtverwaltung Werl".
	// +optional
	// +listType=set
	// +kubebuilder:validation:MaxItems=50
	// +kubebuilder:validation:items:MinLength=1
	// +kubebuilder:validation:items:MaxLength=200
	// +kubebuilder:validation:items:Pattern=`^\S(.*\S)?$`
	Aliases []string `json:"aliases,omitempty"`
}

// MunicipalityStatus is a summary; the history is in the database.
type MunicipalityStatus struct {
	// observedGeneration is the generation of the spec that the status speaks of; -1 before the first look.
	// +optional
	// +kubebuilder:default=-1
	ObservedGeneration int64 `json:"observedGeneration,omitempty"`

	// conditions are Ready; Reconciling and Stalled while true; Reachable.
	// +optional
	// +listType=map
	// +listMapKey=type
	// +kubebuilder:validation:MaxItems=16
	Conditions []metav1.Condition `json:"conditions,omitempty"`

	// sourcesTotal is how many Sources that are not suspended name it.
	// +optional
	// +kubebuilder:validation:Minimum=0
	SourcesTotal int32 `json:"sourcesTotal,omitempty"`

	// sourcesReady is how many of them answered their last fetch.
	// +optional
	// +kubebuilder:validation:Minimum=0
	SourcesReady int32 `json:"sourcesReady,omitempty"`

	// sources is both numbers for people: "2/3".
	// +optional
	// +kubebuilder:validation:MaxLength=32
	Sources string `json:"sources,omitempty"`

	// worstStatus is the worst status that stands for any of its services; unknown if none does, silent if no source
	// answered within 48 hours. Neither means available.
	// +optional
	WorstStatus StatusKey `json:"worstStatus,omitempty"`

	// lastNoticeTime is when its newest notice was first seen.
	// +optional
	LastNoticeTime *metav1.Time `json:"lastNoticeTime,omitempty"`
}

// Municipality is one administration that makes statements: a Kreis, a Stadt or a Gemeinde.
//
// +kubebuilder:object:root=true
// +kubebuilder:subresource:status
// +kubebuilder:resource:scope=Namespaced,path=municipalities,singular=municipality,shortName=kommune,categories=lagebild
// +kubebuilder:selectablefield:JSONPath=`.spec.ags`
// +kubebuilder:printcolumn:name="AGS",type=string,JSONPath=`.spec.ags`
// +kubebuilder:printcolumn:name="Kind",type=string,JSONPath=`.spec.kind`
// +kubebuilder:printcolumn:name="Sources",type=string,JSONPath=`.status.sources`,description="Sources that answered their last fetch, of all"
// +kubebuilder:printcolumn:name="Worst",type=string,JSONPath=`.status.worstStatus`,description="Worst status that stands"
// +kubebuilder:printcolumn:name="Last Notice",type=date,JSONPath=`.status.lastNoticeTime`
// +kubebuilder:printcolumn:name="Ready",type=string,JSONPath=`.status.conditions[?(@.type=="Ready")].status`
// +kubebuilder:printcolumn:name="Age",type=date,JSONPath=`.metadata.creationTimestamp`
// +kubebuilder:printcolumn:name="Name of body",type=string,priority=1,JSONPath=`.spec.name`
// +kubebuilder:printcolumn:name="Message",type=string,priority=1,JSONPath=`.status.conditions[?(@.type=="Ready")].message`
type Municipality struct {
	metav1.TypeMeta `json:",inline"`
	// metadata is the standard object metadata.
	// +optional
	metav1.ObjectMeta `json:"metadata,omitempty"`

	// spec describes the administration.
	// +required
	Spec MunicipalitySpec `json:"spec"`

	// status is what was observed; only the operator writes it.
	// +optional
	// +kubebuilder:default={"observedGeneration":-1}
	Status MunicipalityStatus `json:"status,omitempty"`
}

// MunicipalityList is a list of Municipality objects.
//
// +kubebuilder:object:root=true
type MunicipalityList struct {
	metav1.TypeMeta `json:",inline"`
	// metadata is the standard list metadata.
	// +optional
	metav1.ListMeta `json:"metadata,omitempty"`

	// items are the objects.
	// +required
	Items []Municipality `json:"items"`
}
