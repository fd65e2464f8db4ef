package v1alpha1

// PageSource is a web page.
type PageSource struct {
	// url of the page.
	// +required
	URL URL `json:"url"`

	// contentSelector is a CSS selector of the part of the page that counts. Without it the main text is found.
	// +optional
	ContentSelector Selector `json:"contentSelector,omitempty"`

	// itemSelector is a CSS selector; each match on the page is a notice of its own.
	// +optional
	ItemSelector Selector `json:"itemSelector,omitempty"`

	// ignoreSelectors are CSS selectors of parts that never count: navigation, the weather, a visitor counter.
	// +optional
	// +listType=atomic
	// +kubebuilder:validation:MaxItems=20
	IgnoreSelectors []Selector `json:"ignoreSelectors,omitempty"`

	// follow reads the pages that the page links to.
	// +optional
	Follow *Follow `json:"follow,omitempty"`
}

// Follow says which links of a page are read too.
type Follow struct {
	// selector is a CSS selector of the <a> elements that are followed.
	// +required
	Selector Selector `json:"selector"`

	// limit is the most links followed in a run, from the top of the page.
	// +optional
	// +kubebuilder:default=10
	// +kubebuilder:validation:Minimum=1
	// +kubebuilder:validation:Maximum=50
	Limit int32 `json:"limit,omitempty"`
}

// FeedSource is an RSS, Atom or JSON feed.
type FeedSource struct {
	// url of the feed.
	// +required
	URL URL `json:"url"`

	// followItems reads the page of every item. Without it only the pages of items that are mere teasers are read.
	// +optional
	FollowItems bool `json:"followItems,omitempty"`
}

// PDFSource is a PDF document.
type PDFSource struct {
	// url of the document.
	// +required
	URL URL `json:"url"`
}

// MastodonSource is an account on a Mastodon instance.
type MastodonSource struct {
	// instance is the host name of the server, such as "social.nrw".
	// +required
	Instance Hostname `json:"instance"`

	// account is the name on that server, without "@".
	// +required
	// +kubebuilder:validation:MinLength=1
	// +kubebuilder:validation:MaxLength=64
	// +kubebuilder:validation:Pattern=`^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$`
	Account string `json:"account"`
}

// BlueskySource is a Bluesky account.
type BlueskySource struct {
	// handle such as "stadt-werl.bsky.social", without "@".
	// +required
	Handle Hostname `json:"handle"`
}

// TelegramSource is a public Telegram channel.
type TelegramSource struct {
	// channel is the public name, without "@".
	// +required
	// +kubebuilder:validation:MinLength=4
	// +kubebuilder:validation:MaxLength=32
	// +kubebuilder:validation:Pattern=`^[A-Za-z][A-Za-z0-9_]*$`
	Channel string `json:"channel"`
}

// XSource is an account on X.
type XSource struct {
	// username without "@".
	// +required
	// +kubebuilder:validation:MinLength=1
	// +kubebuilder:validation:MaxLength=15
	// +kubebuilder:validation:Pattern=`^[A-Za-z0-9_]+$`
	Username string `json:"username"`
}

// FacebookSource is a Facebook page.
type FacebookSource struct {
	// page is the name in the page's address: "stadtwerl" of facebook.com/stadtwerl.
	// +required
	// +kubebuilder:validation:MinLength=1
	// +kubebuilder:validation:MaxLength=100
	// +kubebuilder:validation:Pattern=`^[A-Za-z0-9.-]+$`
	Page string `json:"page"`
}

// InstagramSource is an Instagram account.
type InstagramSource struct {
	// username without "@".
	// +required
	// +kubebuilder:validation:MinLength=1
	// +kubebuilder:validation:MaxLength=30
	// +kubebuilder:validation:Pattern=`^[A-Za-z0-9._]+$`
	Username string `json:"username"`
}

// ProbeProtocol is what a probe speaks.
//
// +kubebuilder:validation:Enum=HTTP;DNS;SMTP;TLS
type ProbeProtocol string

// The probe protocols.
const (
	ProbeHTTP ProbeProtocol = "HTTP" // GET answers below 500
	ProbeDNS  ProbeProtocol = "DNS"  // the name resolves
	ProbeSMTP ProbeProtocol = "SMTP" // the server greets
	ProbeTLS  ProbeProtocol = "TLS"  // the handshake ends with a valid certificate
)

// ProbeSource asks whether a server answers.
//
// +kubebuilder:validation:XValidation:rule="self.protocol == 'HTTP' ? isURL(self.target) && url(self.target).getScheme() in ['http', 'https'] && size(url(self.target).getHostname()) > 0 && !self.target.matches('^[A-Za-z]+://[^/?#]*@') : self.target.matches('^([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z0-9]([a-z0-9-]*[a-z0-9])?(:[0-9]{1,5})?$')",message="not a target for this protocol; HTTP takes an address such as https://www.werl.de, the others a host name, with a port if it is not the usual one",fieldPath=".target",reason=FieldValueInvalid
type ProbeSource struct {
	// protocol is HTTP, DNS, SMTP or TLS.
	// +required
	Protocol ProbeProtocol `json:"protocol"`

	// target is an address for HTTP, else a host name with or without a port: "mail.werl.de:25".
	// +required
	// +kubebuilder:validation:MinLength=1
	// +kubebuilder:validation:MaxLength=512
	Target string `json:"target"`
}
