package export

import (
	"bytes"
	"encoding/xml"
)

// xmlText escapes a string for XML text and attribute values. Characters that
// XML 1.0 cannot hold become U+FFFD; encoding/xml sees to both.
func xmlText(s string) string {
	var b bytes.Buffer
	// A bytes.Buffer takes all that is written to it.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
