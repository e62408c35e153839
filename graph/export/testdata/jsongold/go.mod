// A module of its own: json-gold 0.9 and Cayley 0.7.7 ask for versions of a
// third module that do not go together.
module kgraph/graph/export/testdata/jsongold

go 1.26.0

require github.com/piprate/json-gold v0.9.1

require (
	github.com/cayleygraph/quad v1.3.0 // indirect
	github.com/pquerna/cachecontrol v0.2.0 // indirect
)
