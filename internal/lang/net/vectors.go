package net

import "kgraph/internal/lang/table"

// Vectors is a table of frozen word vectors rounded to int8: element d of row r
// is int8(Data[r*Dim+d]) × Scale[r] (Pennington et al. 2014). It is read only.
type Vectors struct {
	Dim   int
	Data  []byte // int8
	Scale []float32
	Index *table.Strings // lower-cased word -> row
}

// Row is the row of a lower-cased word, or -1.
func (v *Vectors) Row(word string) int32 {
	if v.Index == nil {
		return -1
	}
	return v.Index.Find(word)
}

// Read writes row r to dst, of length Dim.
func (v *Vectors) Read(dst []float32, r int32) {
	s := v.Scale[r]
	row := v.Data[int(r)*v.Dim : (int(r)+1)*v.Dim]
	for i, x := range row {
		dst[i] = float32(int8(x)) * s
	}
}
