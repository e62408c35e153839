package model

import _ "embed"

// English is the model file that kgraph ships, made by cmd/kgraph-train. It is
// part of the program's image: nothing is read or copied until it is opened.
//
//go:embed english.bin
var English []byte
