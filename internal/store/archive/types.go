package archive

import (
	"time"
)

// CaptureHead is the evidence of a notice without its bytes.
type CaptureHead struct {
	SHA256, URL, FinalURL, MediaType, Charset, TLSPeer string
	Status                                             int
	Header                                             map[string][]string
	Size                                               int64 // bytes, decompressed
	FetchedAt                                          time.Time
}
