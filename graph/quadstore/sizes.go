package quadstore

import (
	"sync"

	"github.com/cayleygraph/cayley/graph"
)

// maxSizes bounds the sizes that a view remembers.
const maxSizes = 1 << 12

// sizes remembers what was counted in a state that does not change: the
// optimiser asks for the same sizes many times a query.
type sizes struct {
	sync.Mutex
	m map[string]graph.Size
}

// once returns the size under a key, counted when first asked for. A nil
// *sizes remembers nothing.
func (s *sizes) once(key string, count func() (graph.Size, error)) (graph.Size, error) {
	if s == nil {
		return count()
	}
	s.Lock()
	size, ok := s.m[key]
	s.Unlock()
	if ok {
		return size, nil
	}
	size, err := count()
	if err == nil {
		s.Lock()
		defer s.Unlock()
		if len(s.m) >= maxSizes {
			clear(s.m)
		}
		s.m[key] = size
	}
	return size, err
}
