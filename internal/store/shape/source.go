package shape

// SourceKey names a source.
type SourceKey struct {
	Namespace string `db:"namespace"`
	Name      string `db:"name"`
}
