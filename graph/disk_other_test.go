//go:build !unix

package graph_test

import "io/fs"

func onDisk(info fs.FileInfo) int64 { return info.Size() }
