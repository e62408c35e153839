package lang

import (
	"sync"

	"kgraph/internal/lang/model"
)

// Load returns the embedded English analyser. The first call opens the model;
// later ones share it.
func Load() (*Analyzer, error) { return embedded() }

var embedded = sync.OnceValues(func() (*Analyzer, error) { return Open(model.English) })
