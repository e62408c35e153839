package query

import (
	"context"
	"fmt"
	"runtime/metrics"
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
	least := heap() // of live objects and dead ones: a collection lowers it
	for {
		select {
		case <-quit:
			return
		case <-late:
			cancel(fmt.Errorf("%w (its limit is %v)", ErrTimeout, timeout))
			return
		case <-tick.C:
			now := heap()
			if least = min(least, now); now > least+most {
				cancel(fmt.Errorf("%w (its limit is %d MB)", ErrMemory, most>>20))
				return
			}
		}
	}
}

// heap is the memory taken by live objects and by dead ones not yet swept.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return s[0].Value.Uint64()
}
