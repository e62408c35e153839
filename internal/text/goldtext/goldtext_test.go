package goldtext_test

import (
	"strings"
	"testing"

	"kgraph/internal/text/goldtext"
)

const bank = `# newdoc id = d
# newpar
# text = I can't.
1	I	i	X	_	_	2	x	_	_
2-3	can't	_	_	_	_	_	_	_	SpaceAfter=No
2	ca	can	X	_	_	0	root	_	_
3	n't	not	X	_	_	2	x	_	_
4	.	.	X	_	_	2	x	_	_

# text = Yes!
1	Yes	yes	X	_	_	0	root	_	SpaceAfter=No
2	!	!	X	_	_	1	x	_	_

# newpar
# text = No more words
1	No	no	X	_	_	0	root	_	_
1.1	gap	gap	X	_	_	_	_	_	_
2	more	more	X	_	_	1	x	_	_
3	words	word	X	_	_	1	x	_	_
`

func TestRaw(t *testing.T) {
	s, err := goldtext.Read(strings.NewReader(bank))
	if err != nil || len(s) != 3 || len(s[0].Words) != 4 || len(s[0].Tokens) != 3 || len(s[2].Words) != 3 {
		t.Fatalf("%v %+v", err, s)
	}
	for _, tt := range []struct {
		layout goldtext.Layout
		want   string
	}{
		{goldtext.Layout{Break: "\n\n"}, "I can't. Yes!\n\nNo more words"},
		{goldtext.Layout{Break: "\n", Width: 8}, "I can't.\nYes!\nNo more\nwords"},
	} {
		raw, ends := goldtext.Raw(s, tt.layout)
		if raw != tt.want || len(ends) != 3 || ends[0] != 8 || ends[1] != 13 || ends[2] != len(raw) {
			t.Errorf("%q %v", raw, ends)
		}
	}
	if _, err := goldtext.Read(strings.NewReader("1\tx\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Error(err)
	}
}
