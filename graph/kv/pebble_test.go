package kv_test

import (
	"testing"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"kgraph/graph/kv"
	"kgraph/graph/kv/kvtest"
)

func TestPebble(t *testing.T) {
	p, err := pebble.Open("", &pebble.Options{FS: vfs.NewMem()})
	if err != nil {
		t.Fatal(err)
	}
	db := kv.Pebble(p, false)
	kvtest.Run(t, db)
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
