package graph

// SetEvidenceBounds makes the bounds of the evidence so small that few
// documents reach them.
func SetEvidenceBounds(documents, companions int) (undo func()) {
	a, b := sampled, telling
	sampled, telling = documents, companions
	return func() { sampled, telling = a, b }
}
