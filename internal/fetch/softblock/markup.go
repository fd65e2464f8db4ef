package softblock

import "bytes"

// index finds all markup signals in one pass, where a search for each would cost more than all the rest.
type index struct {
	pairs [1 << 10]uint64  // bit set of the pairs of bytes that needles begin with
	first [256][]candidate // by first byte
}

type candidate struct {
	needle []byte
	signal int // place in the table of signals
}

// markup is the index of the table; it never changes.
var markup = newIndex(signals)

func newIndex(table []signal) *index {
	x := &index{}
	for i, s := range table {
		if s.in != markupHas {
			continue
		}
		pair := int(s.needle[0])<<8 | int(s.needle[1])
		x.pairs[pair>>6] |= 1 << (pair & 63)
		x.first[s.needle[0]] = append(x.first[s.needle[0]], candidate{[]byte(s.needle), i})
	}
	return x
}

// find gives the markup signals that body holds, by their place in the table.
func (x *index) find(body []byte) map[int]bool {
	var found map[int]bool
	if len(body) == 0 {
		return nil
	}
	prev := int(body[0])
	for i := 1; i < len(body); i++ {
		pair := prev<<8 | int(body[i])
		prev = int(body[i])
		if x.pairs[pair>>6]&(1<<(pair&63)) == 0 {
			continue
		}
		for _, c := range x.first[body[i-1]] {
			if bytes.HasPrefix(body[i-1:], c.needle) {
				if found == nil {
					found = make(map[int]bool)
				}
				found[c.signal] = true
			}
		}
	}
	return found
}
