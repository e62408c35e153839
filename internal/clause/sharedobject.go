package clause

import "kgraph/internal/clause/annotate"

// sharedObject is the object that the verb has in common with the one
// coordinated straight after it ("buy and sell stocks"), -1 for none.
func (x *extractor) sharedObject(f *frame) int {
	t := x.t
	if f.objects != nil || f.passive || t.Child(f.head, "obj", "iobj", "ccomp", "xcomp", "obl", "advcl", "aux:pass", "nsubj:pass") >= 0 || annotate.Intransitive(t.Lemma(f.head)) {
		return -1
	}
	for _, j := range t.Children(f.head, "conj") {
		o := t.Child(j, "obj")
		cc := t.Child(j, "cc")
		if f.particle != "" || cc != f.head+1 || j > f.head+3 || o < j || !sameForm(t.Tag(j), t.Tag(f.head)) || t.Child(j, "nsubj", "aux", "mark") >= 0 || annotate.Light(t.Lemma(j)) {
			continue
		}
		return o
	}
	return x.listObject(f)
}

// listObject is the object behind the last of three or more verbs in a row, which
// all have ("collect, carry and deposit balls"), -1 for none.
func (x *extractor) listObject(f *frame) int {
	t := x.t
	top := f.head
	if f.under >= 0 && t.Is(f.head, "conj") {
		top = f.under
	}
	list := append([]int{top}, t.Children(top, "conj")...)
	last := list[len(list)-1]
	o := t.Child(last, "obj")
	if len(list) < 3 || last == f.head || o < last || t.Child(last, "cc") < 0 {
		return -1
	}
	for n, v := range list {
		if t.Pos(v) != "VERB" || !sameForm(t.Tag(v), t.Tag(top)) || n > 0 && t.Child(v, "nsubj", "aux", "mark") >= 0 {
			return -1
		}
		if v != last && (annotate.Intransitive(t.Lemma(v)) || t.Child(v, "obj", "iobj", "ccomp", "xcomp", "obl", "advcl") >= 0) {
			return -1
		}
		for j := v + 1; n+1 < len(list) && j < list[n+1]; j++ {
			if t.Low(j) != "," && t.Pos(j) != "CCONJ" && !(t.Is(j, "compound:prt") && t.Head(j) == v) {
				return -1
			}
		}
	}
	return o
}
