package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxWindow bounds the memory a zstd stream may ask for.
const maxWindow = 128 << 20

// stream is an input with its compression undone.
type stream struct {
	*bufio.Reader
	close func()
}

func (s *stream) Close() { s.close() }

// decompress undoes gzip and zstd, told by their first bytes rather than by
// the file's name; everything else passes as it is.
func decompress(r io.Reader) (*stream, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("undo gzip: %w", err)
		}
		return &stream{bufio.NewReaderSize(named{"undo gzip", z}, 64<<10), func() { z.Close() }}, nil
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxWindow))
		if err != nil {
			return nil, fmt.Errorf("undo zstd: %w", err)
		}
		return &stream{bufio.NewReaderSize(named{"undo zstd", z}, 64<<10), z.Close}, nil
	}
	return &stream{in, func() {}}, nil
}

// named says in its errors what was being done.
type named struct {
	doing string
	r     io.Reader
}

func (n named) Read(p []byte) (int, error) {
	k, err := n.r.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%s: %w", n.doing, err)
	}
	return k, err
}

// readAll reads and decodes one document of at most limit bytes.
func readAll(r io.Reader, limit int64) (string, error) {
	b, err := readBytes(r, limit)
	if err != nil {
		return "", err
	}
	return decode(b)
}

// readBytes reads at most limit bytes to the end of r; more are ErrTooLarge.
func readBytes(r io.Reader, limit int64) ([]byte, error) {
	var buf bytes.Buffer
	n, err := io.Copy(&buf, io.LimitReader(r, limit+1))
	if n > limit {
		return nil, tooLarge(limit)
	}
	return buf.Bytes(), err
}

func tooLarge(limit int64) error {
	return fmt.Errorf("%w of %d bytes: split it, or raise the limit", ErrTooLarge, limit)
}
