package cli

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"

	"kgraph/internal/source"
)

// progress is the bar of a build: how much of the input's bytes is read, the
// time left where their number is known, and the documents done.
type progress struct {
	bar  *progressbar.ProgressBar
	done atomic.Int64
}

// newProgress makes the bar and has the input's reader move it.
func newProgress(io Streams, in *inputFlags, paths []string) *progress {
	total := int64(-1)
	if !in.demo {
		total = source.Size(paths)
	}
	p := &progress{bar: progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(io.Err),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
	in.Progress = func(n int) { _ = p.bar.Add(n) } // an error is only that the size was another
	return p
}

// document counts one document.
func (p *progress) document() {
	if n := p.done.Add(1); n < 100 || n%25 == 0 {
		p.bar.Describe(fmt.Sprintf("%d documents", n))
	}
}

func (p *progress) finish() { _ = p.bar.Finish() }
