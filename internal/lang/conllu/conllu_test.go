package conllu

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

const sample = `# sent_id = a-1
# text = I don't like "Über".
1	I	I	PRON	PRP	Case=Nom|Number=Sing	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	like	like	VERB	VB	VerbForm=Inf	0	root	0:root	_
5	"	"	PUNCT	` + "``" + `	_	6	punct	_	SpaceAfter=No
6	Über	Über	PROPN	NNP	Number=Sing	4	obj	_	SpaceAfter=No
7	"	"	PUNCT	''	_	6	punct	_	SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	_	_

1	_	_	X	FW	_	0	root	_	_

`

func TestRoundTrip(t *testing.T) {
	all, err := ReadAll(strings.NewReader(sample))
	if err != nil || len(all) != 2 {
		t.Fatalf("%d sentences, %v", len(all), err)
	}
	if id := all[0].ID(); id != "a-1" {
		t.Errorf("id %q", id)
	}
	if all[1].Line != 13 || all[1].Words[0].Form != "_" {
		t.Errorf("second sentence: %+v", all[1])
	}
	var out bytes.Buffer
	if err := Write(&out, all...); err != nil || out.String() != sample {
		t.Errorf("written: %v\n%s", err, out.String())
	}
	if err := all[0].Check(); err != nil {
		t.Error(err)
	}
}

func TestReadForgives(t *testing.T) {
	in := "\ufeff" + strings.ReplaceAll(strings.TrimSpace(sample), "\n", "\r\n")
	all, err := ReadAll(strings.NewReader(in))
	if err != nil || len(all) != 2 || len(all[0].Words) != 8 {
		t.Fatalf("%d sentences, %v", len(all), err)
	}
	withEmpty := "1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n1.1\tb\tb\tX\tX\t_\t_\t_\t_\t_\n"
	if all, err = ReadAll(strings.NewReader(withEmpty)); err != nil || len(all[0].Empty) != 1 {
		t.Errorf("empty node: %v", err)
	}
}

func TestErrors(t *testing.T) {
	row := func(id, head string) string { return id + "\ta\ta\tX\tX\t_\t" + head + "\tdep\t_\t_\n" }
	for _, c := range []struct{ in, want string }{
		{"1\ta\n", "line 1: 2 columns"},
		{"# x\n" + row("2", "0"), `line 2: id "2", want 1`},
		{row("1", "x"), `line 1: head "x"`},
		{row("1", "-2"), `line 1: head "-2"`},
		{row("1", "7"), "line 1: word 1 has head 7"},
		{row("1", "1"), "line 1: word 1 has head 1"},
		{"1\t\ta\tX\tX\t_\t0\tdep\t_\t_\n", "line 1: column 2 is empty"},
		{"1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + row("1", "0"), "range 1-2 does not fit"},
		{"2-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", `line 1: bad range "2-1"`},
		{"# only a comment\n\n", "line 1: a sentence without words"},
	} {
		_, err := ReadAll(strings.NewReader(c.in))
		if !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.in, err, c.want)
		}
	}
	for _, in := range []string{row("1", "0") + row("2", "0"), row("1", "2") + row("2", "1")} {
		all, err := ReadAll(strings.NewReader(in))
		if err != nil || all[0].Check() == nil {
			t.Errorf("%q passes for a tree (%v)", in, err)
		}
	}
}

func TestText(t *testing.T) {
	all, _ := ReadAll(strings.NewReader(sample))
	s := all[0].Text(10)
	if s.Text != `I don't like "Über".` || s.Start != 10 || s.End != 30 {
		t.Errorf("text %q at %v", s.Text, s.Span)
	}
	runes := []rune(s.Text)
	for _, tok := range s.Tokens {
		if got := string(runes[tok.Start-10 : tok.End-10]); got != tok.Form {
			t.Errorf("%v holds %q, want %q", tok.Span, got, tok.Form)
		}
	}
	if len(s.Multi) != 1 || s.Multi[0] != (text.Multi{First: 1, Last: 2, Form: "don't"}) {
		t.Errorf("multi %v", s.Multi)
	}
	p := all[0].Parse(s)
	p.Names = []lang.Name{{Start: 5, End: 6, Type: "Organization"}}
	back := FromParse(p, "a-1")
	var out bytes.Buffer
	if err := Write(&out, back); err != nil {
		t.Fatal(err)
	}
	again, err := ReadAll(&out)
	if err != nil {
		t.Fatal(err)
	}
	if got := again[0].Text(10); got.Text != s.Text {
		t.Errorf("text after a round: %q", got.Text)
	}
	if name, _ := Item(again[0].Words[5].Misc, "Name"); name != "B-Organization" {
		t.Errorf("name %q", name)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n")
	f.Add("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, in string) {
		all, err := ReadAll(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, s := range all {
			_ = s.Check()
			s.Parse(s.Text(3))
		}
		var first, second bytes.Buffer
		if err := Write(&first, all...); err != nil {
			t.Fatal(err)
		}
		again, err := ReadAll(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if err := Write(&second, again...); err != nil || first.String() != second.String() {
			t.Fatalf("two rounds differ: %v", err)
		}
	})
}
