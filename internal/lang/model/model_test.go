package model

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"testing"
)

// TestRoundTrip says reading and writing the embedded model gives its bytes: the
// rounding of the weights is stable.
func TestRoundTrip(t *testing.T) {
	m, err := Read(English)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Bytes(), English) {
		t.Error("a model read and written differs")
	}
	m.Finder = nil
	if again, err := Read(m.Bytes()); err != nil || again.Finder != nil {
		t.Errorf("without a name finder: %v", err)
	}
}

// TestReadHostile hands the decoder payloads with a right checksum and wrong
// content: it must fail with an error, not a panic or a vast allocation.
func TestReadHostile(t *testing.T) {
	seal := func(payload []byte) []byte {
		b := make([]byte, headerSize, headerSize+len(payload))
		copy(b, magic)
		binary.LittleEndian.PutUint32(b[8:], withFinder)
		binary.LittleEndian.PutUint32(b[12:], crc32.Checksum(payload, castagnoli))
		binary.LittleEndian.PutUint64(b[16:], uint64(len(payload)))
		return append(b, payload...)
	}
	whole := English[headerSize:]
	for _, n := range []int{0, 1, 5, 20, 100, 1000, 5000, 100_000, 2_000_000, 6_000_000, len(whole) - 1} {
		if _, err := Read(seal(whole[:min(n, len(whole))])); !errors.Is(err, ErrModel) {
			t.Errorf("the first %d bytes: %v", n, err)
		}
	}
	for at := 0; at < 3000; at += 7 {
		b := append([]byte(nil), whole[:8000]...)
		b[at] ^= 0xff
		if _, err := Read(seal(b)); !errors.Is(err, ErrModel) {
			t.Errorf("byte %d altered: %v", at, err)
		}
	}
}
