// Package bounded keeps maps of what hosts said from growing without end.
package bounded

// Put stores v under key in m, which holds at most most entries. Where room is wanted, entries that are over go first, then any
// until a quarter is free: what is forgotten can be had again.
func Put[V any](m map[string]V, most int, key string, v V, over func(V) bool) {
	if _, known := m[key]; !known && len(m) >= most {
		for k, old := range m {
			if over(old) {
				delete(m, k)
			}
		}
		for k := range m {
			if len(m) < most*3/4 {
				break
			}
			delete(m, k)
		}
	}
	m[key] = v
}
