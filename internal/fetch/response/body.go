package response

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"

	"github.com/lagebild/lagebild/internal/fault"
)

// keptBuffer is the largest buffer that is kept for the next body.
const keptBuffer = 1 << 20

// wire is a body as it comes off the wire. It remembers why it ended, so that a connection that broke can be told from
// bytes that do not decompress, and it counts: a body must not be larger compressed than it may be decompressed.
type wire struct {
	r    io.Reader
	left int64
	err  error
}

var errTooMuch = errors.New("more bytes than allowed")

func (w *wire) Read(p []byte) (int, error) {
	if w.left <= 0 {
		w.err = errTooMuch
		return 0, w.err
	}
	if int64(len(p)) > w.left {
		p = p[:w.left]
	}
	n, err := w.r.Read(p)
	w.left -= int64(n)
	if err != nil {
		w.err = err
	}
	return n, err
}

// ReadAll gives the whole decompressed body of resp, or a TooLarge, BadContent or connection fault.
func ReadAll(resp *http.Response, limit int64) ([]byte, error) {
	if resp.ContentLength > wireLimit(limit) {
		return nil, tooLarge(limit)
	}
	body, whole, err := readBody(resp, limit)
	if err == nil && !whole {
		return nil, tooLarge(limit)
	}
	return body, err
}

// ReadUpTo gives the first limit bytes of the decompressed body of resp.
func ReadUpTo(resp *http.Response, limit int64) ([]byte, error) {
	body, _, err := readBody(resp, limit)
	return body, err
}

func tooLarge(limit int64) error {
	return fault.New(fault.TooLarge, "", "the answer is larger than %d bytes", limit)
}

// wireLimit is how many bytes may come off the wire: a few more than the limit, as what does not compress grows a little.
func wireLimit(limit int64) int64 { return limit + limit/1000 + 4096 }

// readBody reads at most limit decompressed bytes and reports whether they are the whole body.
func readBody(resp *http.Response, limit int64) (body []byte, whole bool, err error) {
	w := &wire{r: resp.Body, left: wireLimit(limit)}
	r, done, err := decoder(resp.Header.Get("Content-Encoding"), w)
	if err != nil {
		return nil, false, w.blame(err, limit)
	}
	defer done()
	buf, _ := buffers.Get().(*bytes.Buffer)
	defer func() {
		if buf.Cap() <= keptBuffer {
			buf.Reset()
			buffers.Put(buf)
		}
	}()
	n, err := buf.ReadFrom(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, false, w.blame(err, limit)
	}
	whole = n <= limit
	return bytes.Clone(buf.Bytes()[:min(n, limit)]), whole, nil
}

// blame says whose fault it is that decompressing ended in err.
func (w *wire) blame(err error, limit int64) error {
	switch {
	case errors.Is(w.err, errTooMuch):
		return tooLarge(limit)
	case w.err != nil && !errors.Is(w.err, io.EOF):
		return w.err // of the connection; classified like every such error
	case fault.KindOf(err) != fault.Internal:
		return err
	default:
		return fault.New(fault.BadContent, "", "the answer does not decompress: %w", err)
	}
}

var (
	buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	gzips   = sync.Pool{New: func() any { return new(gzip.Reader) }}
)

// decoder undoes the content coding. done gives back what it took.
func decoder(coding string, r io.Reader) (_ io.Reader, done func(), err error) {
	nothing := func() {}
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "", "identity":
		return r, nothing, nil
	case "gzip", "x-gzip":
		br := bufio.NewReader(r)
		if _, err := br.Peek(1); errors.Is(err, io.EOF) {
			return br, nothing, nil // no bytes at all are an empty body, however they are labelled
		}
		z, _ := gzips.Get().(*gzip.Reader)
		if err := z.Reset(br); err != nil {
			gzips.Put(z)
			return nil, nil, err
		}
		return z, func() { gzips.Put(z) }, nil
	case "deflate":
		return inflater(bufio.NewReader(r))
	default:
		return nil, nil, fault.New(fault.BadContent, "", "the answer is coded as %q, which was not asked for", coding)
	}
}

// inflater reads "deflate", which is zlib by the standard and without its header by some servers.
func inflater(br *bufio.Reader) (io.Reader, func(), error) {
	head, err := br.Peek(2)
	if errors.Is(err, io.EOF) && len(head) == 0 {
		return br, func() {}, nil
	}
	if len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		z, err := zlib.NewReader(br)
		if err != nil {
			return nil, nil, err
		}
		return z, func() { _ = z.Close() }, nil
	}
	z := flate.NewReader(br)
	return z, func() { _ = z.Close() }, nil
}
