// Command jsongold reads JSON-LD from standard input with json-gold and writes
// it to standard output as N-Quads.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/piprate/json-gold/ld"
)

func main() {
	var document any
	if err := json.NewDecoder(os.Stdin).Decode(&document); err != nil {
		fail(err)
	}
	options := ld.NewJsonLdOptions("")
	options.Format = "application/n-quads"
	options.ProcessingMode = ld.JsonLd_1_1
	quads, err := ld.NewJsonLdProcessor().ToRDF(document, options)
	if err != nil {
		fail(err)
	}
	fmt.Print(quads)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
