//go:build unix

package graph_test

import (
	"io/fs"
	"syscall"
)

func onDisk(info fs.FileInfo) int64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Blocks * 512
	}
	return info.Size()
}
