package kv

// IterOf is r.NewIter for about n keys, which a reader far away gets at once.
func IterOf(r Reader, lower, upper []byte, n int) (Iterator, error) {
	if p, ok := r.(interface {
		NewIterOf(lower, upper []byte, n int) (Iterator, error)
	}); ok {
		return p.NewIterOf(lower, upper, n)
	}
	return r.NewIter(lower, upper)
}
