package graph

import "kgraph/graph/kv"

func DBOf(s *Store) kv.DB { return s.db }

// SetEvidenceBounds makes the bounds of the evidence so small that few
// documents reach them.
func SetEvidenceBounds(documents, companions int) (undo func()) {
	a, b := sampled, telling
	sampled, telling = documents, companions
	return func() { sampled, telling = a, b }
}

// SetReadBounds makes the pieces small in which nodes and facts are read.
func SetReadBounds(nodes, mentions int) (undo func()) {
	a, b := pieceNodes, heldMentions
	pieceNodes, heldMentions = nodes, mentions
	return func() { pieceNodes, heldMentions = a, b }
}
