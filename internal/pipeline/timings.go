package pipeline

import (
	"sync"
	"time"
)

// Timings adds up the time spent in each stage over all workers. It may be used
// concurrently.
type Timings struct {
	mu    sync.Mutex
	names []string
	spent map[string]time.Duration
}

func newTimings() *Timings { return &Timings{spent: map[string]time.Duration{}} }

// Stage is the time spent in one stage, summed over the workers.
type Stage struct {
	Name string
	Time time.Duration
}

// Start begins a stretch of the named stage; the function it returns ends it.
func (t *Timings) Start(name string) (stop func()) { return t.start(name) }

func (t *Timings) start(name string) func() {
	begin := time.Now()
	return func() {
		spent := time.Since(begin)
		t.mu.Lock()
		defer t.mu.Unlock()
		if _, known := t.spent[name]; !known {
			t.names = append(t.names, name)
		}
		t.spent[name] += spent
	}
}

// Stages lists the stages in the order in which they first ended.
func (t *Timings) Stages() []Stage {
	t.mu.Lock()
	defer t.mu.Unlock()
	stages := make([]Stage, len(t.names))
	for i, n := range t.names {
		stages[i] = Stage{n, t.spent[n]}
	}
	return stages
}
