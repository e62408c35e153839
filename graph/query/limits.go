package query

import (
	"context"
	"fmt"
	"runtime/metrics"
	"sync"
	"time"
)

// watchEvery is how often the heap is looked at while a query runs.
const watchEvery = 10 * time.Millisecond

// limits returns a context that ends with a query's limits, with the reason as
// its cause. The function returned ends it and waits for the watcher.
func limits(ctx context.Context, o Options) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	timeout, most := o.Timeout, o.MaxMemory
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	if most == 0 {
		most = DefaultMemory
	}
	done := make(chan struct{})
	quit := make(chan struct{})
	go func() {
		defer close(done)
		watch(quit, cancel, timeout, most)
	}()
	return ctx, func() {
		close(quit)
		<-done
		cancel(nil)
	}
}

func watch(quit <-chan struct{}, cancel context.CancelCauseFunc, timeout time.Duration, most uint64) {
	var late <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		late = t.C
	}
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	least := heapBytes() // of live objects and dead ones: a collection lowers it
	for {
		select {
		case <-quit:
			return
		case <-late:
			cancel(fmt.Errorf("%w (its limit is %v)", ErrTimeout, timeout))
			return
		case <-tick.C:
			now := heapBytes()
			if least = min(least, now); now > least+most && mayShed(now > least+2*most) {
				cancel(fmt.Errorf("%w (its limit is %d MB)", ErrMemory, most>>20))
				return
			}
		}
	}
}

// shed is when a query was last ended for the memory of the process, which all
// share: who took it is not known.
var shed struct {
	sync.Mutex
	last time.Time
}

// relief is how long the end of one query is given to bring relief before
// another is ended too.
const relief = 300 * time.Millisecond

// mayShed says whether one more query may be ended for its memory; urgently,
// at once.
func mayShed(urgent bool) bool {
	shed.Lock()
	defer shed.Unlock()
	if time.Since(shed.last) < relief && !urgent {
		return false
	}
	shed.last = time.Now()
	return true
}

// heapBytes is the memory taken by live objects and by dead ones not yet swept.
func heapBytes() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return s[0].Value.Uint64()
}
