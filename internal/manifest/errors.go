package manifest

// FieldErrors takes apart the error of ToSpec or RequestedAt: one *FieldError for each thing that is wrong, none for nil.
func FieldErrors(err error) []*FieldError { return fieldErrors(err) }
