package v1alpha1

// ReconcileRequestAnnotation asks for a fetch now: its value is a time (RFC 3339, or Unix seconds) later than the one
// last handled. status.lastHandledReconcileAt repeats the value once it is handled.
const ReconcileRequestAnnotation = "reconcile.lagebild.dev/requestedAt"

// Finalizer keeps a deleted object until its rows are retired.
const Finalizer = "lagebild.dev/cleanup"

// The condition types.
const (
	// ConditionReady sums up: the object is accepted, its current generation is at work, and what it stands for succeeds. It
	// is always present once the object was seen.
	ConditionReady = "Ready"
	// ConditionReconciling is present, and True, only while a generation or a request is not worked off yet.
	ConditionReconciling = "Reconciling"
	// ConditionStalled is present, and True, only while nothing will change until somebody changes the object.
	ConditionStalled = "Stalled"
	// ConditionReachable tells of the target, not of the object: whether the last fetch got an answer. On a Municipality:
	// whether any of its sources did. Unknown while nothing was fetched, or while the fault is on our own side.
	ConditionReachable = "Reachable"
	// ConditionFresh tells whether what is shown from this source was confirmed within the last 48 hours.
	ConditionFresh = "Fresh"
)

// The reasons of conditions beside the fault kinds: a condition that a failed fetch made has the fault's own reason
// ("NotFound", "RobotsDenied", "TimedOut", …; the README lists them).
const (
	// ReasonSucceeded: the last fetch, or the last sync of a Municipality, succeeded.
	ReasonSucceeded = "Succeeded"
	// ReasonPending: accepted, and not fetched yet.
	ReasonPending = "Pending"
	// ReasonProgressing: a new generation or a request is being worked on.
	ReasonProgressing = "Progressing"
	// ReasonSuspended: spec.suspend is true; nothing is fetched.
	ReasonSuspended = "Suspended"
	// ReasonMunicipalityNotFound: no Municipality of this name is in the Source's namespace.
	ReasonMunicipalityNotFound = "MunicipalityNotFound"
	// ReasonMunicipalityNotAccepted: the Municipality is there, but is itself Stalled, because an older one has its AGS.
	ReasonMunicipalityNotAccepted = "MunicipalityNotAccepted"
	// ReasonSecretNotFound: the Secret that spec.secretRef names is not in the Source's namespace, or may not be read.
	ReasonSecretNotFound = "SecretNotFound"
	// ReasonPredecessorNotFound: the Source that spec.succeeds names was never seen.
	ReasonPredecessorNotFound = "PredecessorNotFound"
	// ReasonTypeNotSupported: the schema knows the source type, but this version does not read it.
	ReasonTypeNotSupported = "TypeNotSupported"
	// ReasonInvalidSpec: the spec passed the schema and still cannot work, a selector that does not parse for example.
	ReasonInvalidSpec = "InvalidSpec"
	// ReasonAGSInUse: an older Municipality has the same AGS.
	ReasonAGSInUse = "AGSInUse"
	// ReasonAnswering: the target answers, or some source of the Municipality does.
	ReasonAnswering = "Answering"
	// ReasonSilent: no source of the Municipality answered within the last 48 hours.
	ReasonSilent = "Silent"
	// ReasonNoSources: no Source names the Municipality, so nothing can be known of it.
	ReasonNoSources = "NoSources"
	// ReasonConfirmed: the last fetch found what is shown still standing.
	ReasonConfirmed = "Confirmed"
	// ReasonStale: nothing was confirmed for 48 hours.
	ReasonStale = "Stale"
)
