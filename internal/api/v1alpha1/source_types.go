package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// SourceType is the kind of a source. Its values are lower-case, unlike other enums, because each is the name of the
// field that holds its settings.
//
// +kubebuilder:validation:Enum=page;feed;pdf;mastodon;bluesky;telegram;x;facebook;instagram;probe
type SourceType string

// The source types.
const (
	SourceTypePage      SourceType = "page"
	SourceTypeFeed      SourceType = "feed"
	SourceTypePDF       SourceType = "pdf"
	SourceTypeMastodon  SourceType = "mastodon"
	SourceTypeBluesky   SourceType = "bluesky"
	SourceTypeTelegram  SourceType = "telegram"
	SourceTypeX         SourceType = "x"
	SourceTypeFacebook  SourceType = "facebook"
	SourceTypeInstagram SourceType = "instagram"
	SourceTypeProbe     SourceType = "probe"
)

// Authority ranks whose words a source has.
//
// +kubebuilder:validation:Enum=Official;Regional;Press
type Authority string

// The authorities, in falling order.
const (
	AuthorityOfficial Authority = "Official" // a body of itself
	AuthorityRegional Authority = "Regional" // a district or provider of others
	AuthorityPress    Authority = "Press"
)

// SourceSpec says where notices stand, how to read them, how often, and for whom they speak.
//
// +kubebuilder:validation:XValidation:rule="(self.type == 'page') == has(self.page)",messageExpression="self.type == 'page' ? 'missing for type page; add page with its url' : 'does not belong to type ' + self.type + '; remove it, or set type to page'",message="page and type do not match; set page if, and only if, type is page",fieldPath=".page",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'feed') == has(self.feed)",messageExpression="self.type == 'feed' ? 'missing for type feed; add feed with its url' : 'does not belong to type ' + self.type + '; remove it, or set type to feed'",message="feed and type do not match; set feed if, and only if, type is feed",fieldPath=".feed",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'pdf') == has(self.pdf)",messageExpression="self.type == 'pdf' ? 'missing for type pdf; add pdf with its url' : 'does not belong to type ' + self.type + '; remove it, or set type to pdf'",message="pdf and type do not match; set pdf if, and only if, type is pdf",fieldPath=".pdf",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'mastodon') == has(self.mastodon)",messageExpression="self.type == 'mastodon' ? 'missing for type mastodon; add mastodon with its instance and account' : 'does not belong to type ' + self.type + '; remove it, or set type to mastodon'",message="mastodon and type do not match; set mastodon if, and only if, type is mastodon",fieldPath=".mastodon",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'bluesky') == has(self.bluesky)",messageExpression="self.type == 'bluesky' ? 'missing for type bluesky; add bluesky with its handle' : 'does not belong to type ' + self.type + '; remove it, or set type to bluesky'",message="bluesky and type do not match; set bluesky if, and only if, type is bluesky",fieldPath=".bluesky",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'telegram') == has(self.telegram)",messageExpression="self.type == 'telegram' ? 'missing for type telegram; add telegram with its channel' : 'does not belong to type ' + self.type + '; remove it, or set type to telegram'",message="telegram and type do not match; set telegram if, and only if, type is telegram",fieldPath=".telegram",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'x') == has(self.x)",messageExpression="self.type == 'x' ? 'missing for type x; add x with its username' : 'does not belong to type ' + self.type + '; remove it, or set type to x'",message="x and type do not match; set x if, and only if, type is x",fieldPath=".x",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'facebook') == has(self.facebook)",messageExpression="self.type == 'facebook' ? 'missing for type facebook; add facebook with its page' : 'does not belong to type ' + self.type + '; remove it, or set type to facebook'",message="facebook and type do not match; set facebook if, and only if, type is facebook",fieldPath=".facebook",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'instagram') == has(self.instagram)",messageExpression="self.type == 'instagram' ? 'missing for type instagram; add instagram with its username' : 'does not belong to type ' + self.type + '; remove it, or set type to instagram'",message="instagram and type do not match; set instagram if, and only if, type is instagram",fieldPath=".instagram",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="(self.type == 'probe') == has(self.probe)",messageExpression="self.type == 'probe' ? 'missing for type probe; add probe with its protocol and target' : 'does not belong to type ' + self.type + '; remove it, or set type to probe'",message="probe and type do not match; set probe if, and only if, type is probe",fieldPath=".probe",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="duration(self.interval) >= duration('60s')",message="below 60s, which a town's server should be spared; write 60s or more",fieldPath=".interval",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="duration(self.interval) <= duration('24h')",message="above 24h, and what is not confirmed for 48h counts as stale; write 24h or less, or set suspend",fieldPath=".interval",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="duration(self.timeout) >= duration('1s')",message="below 1s, in which no run can succeed; write 1s or more",fieldPath=".timeout",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="duration(self.timeout) <= duration(self.interval) || duration(self.interval) < duration('60s')",message="longer than interval, so that runs would overlap; write at most the interval",fieldPath=".timeout",reason=FieldValueInvalid
// +kubebuilder:validation:XValidation:rule="self.authority != 'Official' || has(self.municipalityRef)",message="Official without municipalityRef, and only a body itself speaks officially; name the Municipality, or write Regional or Press",fieldPath=".authority",reason=FieldValueInvalid
type SourceSpec struct {
	// municipalityRef names the Municipality, in the same namespace, for which the source speaks. Leave it out for a text
	// about many bodies, which are then found by their names.
	// +optional
	MunicipalityRef *LocalReference `json:"municipalityRef,omitempty"`

	// type is the kind of the source, and the name of the one field below that holds its settings. This version reads
	// page and feed.
	// +required
	Type SourceType `json:"type"`

	// page is a web page, a page of items, or a list page whose links are followed.
	// +optional
	Page *PageSource `json:"page,omitempty"`

	// feed is an RSS, Atom or JSON feed.
	// +optional
	Feed *FeedSource `json:"feed,omitempty"`

	// pdf is a PDF document.
	// +optional
	PDF *PDFSource `json:"pdf,omitempty"`

	// mastodon is an account on a Mastodon instance.
	// +optional
	Mastodon *MastodonSource `json:"mastodon,omitempty"`

	// bluesky is a Bluesky account.
	// +optional
	Bluesky *BlueskySource `json:"bluesky,omitempty"`

	// telegram is a public Telegram channel.
	// +optional
	Telegram *TelegramSource `json:"telegram,omitempty"`

	// x is an account on X.
	// +optional
	X *XSource `json:"x,omitempty"`

	// facebook is a Facebook page.
	// +optional
	Facebook *FacebookSource `json:"facebook,omitempty"`

	// instagram is an Instagram account.
	// +optional
	Instagram *InstagramSource `json:"instagram,omitempty"`

	// probe asks whether a server answers, without reading it.
	// +optional
	Probe *ProbeSource `json:"probe,omitempty"`

	// authority ranks the source: Official for what a body says of itself, Regional for what a district or provider says
	// of others, Press for the rest. Of statements that disagree, the higher authority is shown.
	// +required
	Authority Authority `json:"authority"`

	// interval between two fetches, 60s to 24h, such as "15m". Failures and the other side's wishes make it longer.
	// +optional
	// +kubebuilder:default="15m"
	// +kubebuilder:validation:Type=string
	// +kubebuilder:validation:MaxLength=32
	// +kubebuilder:validation:Pattern=`^([0-9]{1,6}(\.[0-9]{1,3})?(s|m|h))+$`
	Interval *metav1.Duration `json:"interval,omitempty"`

	// timeout of one run with all pages that it follows, 1s up to the interval.
	// +optional
	// +kubebuilder:default="60s"
	// +kubebuilder:validation:Type=string
	// +kubebuilder:validation:MaxLength=32
	// +kubebuilder:validation:Pattern=`^([0-9]{1,6}(\.[0-9]{1,3})?(s|m|h))+$`
	Timeout *metav1.Duration `json:"timeout,omitempty"`

	// suspend stops fetching; what was read stays, and becomes stale. It is a bool, as in CronJob.
	// +optional
	Suspend bool `json:"suspend,omitempty"`

	// suspendReason says to people why the source is suspended.
	// +optional
	// +kubebuilder:validation:MaxLength=256
	SuspendReason string `json:"suspendReason,omitempty"`

	// secretRef names a Secret, in the same namespace, with credentials. The types page and feed use none.
	// +optional
	SecretRef *LocalReference `json:"secretRef,omitempty"`

	// succeeds names the Source, in the same namespace, whose place this one takes: an emergency page at a new address
	// continues the history of the old one.
	// +optional
	Succeeds *LocalReference `json:"succeeds,omitempty"`
}

// SourceStatus is a summary; runs and notices are in the database.
type SourceStatus struct {
	// observedGeneration is the generation of the spec that the status speaks of; -1 before the first look.
	// +optional
	// +kubebuilder:default=-1
	ObservedGeneration int64 `json:"observedGeneration,omitempty"`

	// conditions are Ready; Reconciling and Stalled while true; Reachable and Fresh for the target.
	// +optional
	// +listType=map
	// +listMapKey=type
	// +kubebuilder:validation:MaxItems=16
	Conditions []metav1.Condition `json:"conditions,omitempty"`

	// lastFetchTime is when the run that the status speaks of ended.
	// +optional
	LastFetchTime *metav1.Time `json:"lastFetchTime,omitempty"`

	// lastSuccessTime is when a run last succeeded.
	// +optional
	LastSuccessTime *metav1.Time `json:"lastSuccessTime,omitempty"`

	// lastChangeTime is when a run last found a new or changed notice.
	// +optional
	LastChangeTime *metav1.Time `json:"lastChangeTime,omitempty"`

	// nextFetchTime is when the next run was due as of the last change of the status.
	// +optional
	NextFetchTime *metav1.Time `json:"nextFetchTime,omitempty"`

	// lastFault is the fault kind of the last run ("timed_out"); empty if it succeeded.
	// +optional
	// +kubebuilder:validation:MaxLength=64
	LastFault string `json:"lastFault,omitempty"`

	// notices is how many notices of the source stand.
	// +optional
	// +kubebuilder:validation:Minimum=0
	Notices int32 `json:"notices,omitempty"`

	// lastHandledReconcileAt is the value of the annotation reconcile.lagebild.dev/requestedAt that was last acted on.
	// +optional
	// +kubebuilder:validation:MaxLength=128
	LastHandledReconcileAt string `json:"lastHandledReconcileAt,omitempty"`
}

// Source is one place where a body, or somebody who speaks of many, publishes notices.
//
// +kubebuilder:object:root=true
// +kubebuilder:subresource:status
// +kubebuilder:resource:scope=Namespaced,path=sources,singular=source,shortName=lbsrc,categories=lagebild
// +kubebuilder:selectablefield:JSONPath=`.spec.municipalityRef.name`
// +kubebuilder:selectablefield:JSONPath=`.spec.type`
// +kubebuilder:printcolumn:name="Municipality",type=string,JSONPath=`.spec.municipalityRef.name`
// +kubebuilder:printcolumn:name="Type",type=string,JSONPath=`.spec.type`
// +kubebuilder:printcolumn:name="Ready",type=string,JSONPath=`.status.conditions[?(@.type=="Ready")].status`
// +kubebuilder:printcolumn:name="Reason",type=string,JSONPath=`.status.conditions[?(@.type=="Ready")].reason`
// +kubebuilder:printcolumn:name="Last Success",type=date,JSONPath=`.status.lastSuccessTime`
// +kubebuilder:printcolumn:name="Notices",type=integer,JSONPath=`.status.notices`
// +kubebuilder:printcolumn:name="Age",type=date,JSONPath=`.metadata.creationTimestamp`
// +kubebuilder:printcolumn:name="Message",type=string,priority=1,JSONPath=`.status.conditions[?(@.type=="Ready")].message`
// +kubebuilder:validation:XValidation:rule="!has(self.spec.succeeds) || self.spec.succeeds.name != self.metadata.name",message="the source itself; name the older Source whose place it takes, or remove succeeds",fieldPath=".spec.succeeds.name",reason=FieldValueInvalid
type Source struct {
	metav1.TypeMeta `json:",inline"`
	// metadata is the standard object metadata.
	// +optional
	metav1.ObjectMeta `json:"metadata,omitempty"`

	// spec says what to fetch and how to read it.
	// +required
	Spec SourceSpec `json:"spec"`

	// status is what was observed; only the operator writes it.
	// +optional
	// +kubebuilder:default={"observedGeneration":-1}
	Status SourceStatus `json:"status,omitempty"`
}

// SourceList is a list of Source objects.
//
// +kubebuilder:object:root=true
type SourceList struct {
	metav1.TypeMeta `json:",inline"`
	// metadata is the standard list metadata.
	// +optional
	metav1.ListMeta `json:"metadata,omitempty"`

	// items are the objects.
	// +required
	Items []Source `json:"items"`
}
