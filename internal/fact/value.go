package fact

import "kgraph/internal/clause"

// value is the value of a time or an amount, "" for others.
func (b *builder) value(s int, a clause.Arg) string { return "" }
