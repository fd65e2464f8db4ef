package v1alpha1

// URL is an absolute http or https address without user name and password.
//
// +kubebuilder:validation:MinLength=1
// +kubebuilder:validation:MaxLength=2048
// +kubebuilder:validation:XValidation:rule="isURL(self) && url(self).getScheme() in ['http', 'https'] && size(url(self).getHostname()) > 0",message="not an http(s) address; write it in full, such as https://www.werl.de/aktuelles"
// +kubebuilder:validation:XValidation:rule="!self.matches('^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*@')",message="user name or password in an address; addresses are shown and logged, so leave them out"
type URL string

// Selector is a CSS selector. Its syntax is checked by whoever reads the object; the schema bounds its length.
//
// +kubebuilder:validation:MinLength=1
// +kubebuilder:validation:MaxLength=512
// +kubebuilder:validation:Pattern=`\S`
type Selector string

// Hostname is a lower-case DNS name with at least one dot.
//
// +kubebuilder:validation:MinLength=3
// +kubebuilder:validation:MaxLength=253
// +kubebuilder:validation:Pattern=`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`
type Hostname string

// AGS is an Amtlicher Gemeindeschlüssel: 5 digits for a Kreis, 8 for a Stadt or Gemeinde. Write it in quotes, because
// YAML takes it for a number and drops the leading zero.
//
// +kubebuilder:validation:MinLength=5
// +kubebuilder:validation:MaxLength=8
// +kubebuilder:validation:Pattern=`^(0[1-9]|1[0-6])[0-9]{3}([0-9]{3})?$`
type AGS string

// ObjectName is the name of an object in the same namespace.
//
// +kubebuilder:validation:MinLength=1
// +kubebuilder:validation:MaxLength=253
// +kubebuilder:validation:Pattern=`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`
type ObjectName string

// LocalReference names an object in the same namespace.
type LocalReference struct {
	// name of the object.
	// +required
	Name ObjectName `json:"name"`
}
