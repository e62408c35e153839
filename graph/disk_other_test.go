//go:build !unix

package graph_test

import (
	"io/fs"
	"time"
)

var began = time.Now()

func processorTime() time.Duration { return time.Since(began) }

func onDisk(info fs.FileInfo) int64 { return info.Size() }
