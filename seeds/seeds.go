// Package seeds owns the embedded article that the README, `build --demo` and
// the tests show. It is data: nothing in the program may depend on what the
// article says.
package seeds

import _ "embed"

// ID is the document id under which the embedded article is built.
const ID = "deepseek.txt"

// Article is the embedded article, as its file holds it.
//
//go:embed deepseek.txt
var Article []byte
