package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
)

// maxLine is the longest line read with --input-format lines, in bytes.
const maxLine = 1 << 20

// openRaw opens a file, or standard input for "-".
func openRaw(path string, streams Streams) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(streams.In), nil
	}
	return os.Open(path)
}

// eachLine calls f for every line of the files that is not blank, with its
// number counting from 1.
func eachLine(ctx context.Context, paths []string, streams Streams, f func(line string, no int) error) error {
	for _, path := range paths {
		in, err := openRaw(path, streams)
		if err != nil {
			return err
		}
		scan := bufio.NewScanner(in)
		scan.Buffer(make([]byte, 64<<10), maxLine)
		no := 0
		for scan.Scan() {
			no++
			if err := ctx.Err(); err != nil {
				in.Close()
				return err
			}
			if line := scan.Text(); strings.TrimSpace(line) != "" {
				if err := f(line, no); err != nil {
					in.Close()
					return err
				}
			}
		}
		in.Close()
		if err := scan.Err(); err != nil {
			return fmt.Errorf("%s:%d: %w (the longest line allowed is %d bytes)", path, no+1, err, maxLine)
		}
	}
	return nil
}
