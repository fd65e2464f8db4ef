package lexicon

import "bytes"

// IsVerb reports whether a folded word has the form of a participle, or else of an infinitive.
func IsVerb(w []byte, participle bool) bool {
	const short = 5
	if len(w) < short {
		return false
	}
	if !participle {
		return bytes.HasSuffix(w, []byte("en")) || bytes.HasSuffix(w, []byte("ern")) || bytes.HasSuffix(w, []byte("eln"))
	}
	if !bytes.HasSuffix(w, []byte("t")) && !bytes.HasSuffix(w, []byte("en")) {
		return false
	}
	for _, p := range [...]string{"be", "er", "ver", "zer", "ent", "emp", "unter", "ueber", "auf"} {
		if bytes.HasPrefix(w, []byte(p)) {
			return true
		}
	}
	return bytes.Contains(w, []byte("ge")) || bytes.HasSuffix(w, []byte("iert"))
}
