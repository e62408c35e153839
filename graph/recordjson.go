package graph

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// recordDict is what records had in common in format 3, where each was JSON and
// compressed by itself: the keys in order, with the usual values. It is part of
// that format.
const recordDict = `"purpose","cause","with","from","since","against","entity_ref":-1},{"role":"manner","text":"` +
	`"kind":"title","rule":"possessive","pronoun","description","predicted","possible","necessary","conditional","asked","wished","partial","negative","passive",` +
	`"type":"Organization","type":"Person","type":"Country","type":"City","type":"Place","type":"Product","type":"Event","type":"Law","type":"Group","type":"Work",` +
	`{"document":{"id":"2025-01-01","title":"","published":"2025-01-01T00:00:00Z","url":"https://www.","source":"","language":"en","keywords":[],"hash":"` +
	`","text":""},"sentences":[{"start":0,"end":100},{"start":101,"end":200}],"entities":[` +
	`{"key":"name:united states","kind":"name","type":"Country","fixed":"United States","forms":[{"text":"U.S.","count":2},{"text":"United States","count":1}]},` +
	`{"key":"concept:export control","kind":"concept","type":"Concept","forms":[{"text":"export controls","count":1}],"of":"name:","broader":"concept:"}],` +
	`"mentions":[{"entity":0,"start":0,"end":10,"kind":"name"},{"entity":1,"start":20,"end":30,"kind":"description","rule":"head"},{"entity":2,"start":40,"end":50,"kind":"pronoun","rule":"` +
	`"}],"claims":[{"id":"claim/","subject":"","predicate":"was_said_to","object":"","subject_node":"","object_node":"","subject_text":"","predicate_text":"","object_text":"",` +
	`"subject_type":"Organization","object_type":"Person","relation":"","subject_entity":-1,"object_entity":-1,"object_aspect":"","subject_aspect":"","object_value":"",` +
	`"args":[{"role":"time","text":"on Monday","value":"2025-01-01","entity_ref":-1},{"role":"place","text":"in the","entity":"","entity_ref":3},{"role":"in","text":"","entity_ref":-1}],` +
	`"kind":"noun","voice":"passive","polarity":"negative","modality":"possible","quoted":true,"confidence":0.75,"attributed_to":"","speakers":[""],"speaker_entity":[-1],` +
	`"document":"2025-01-01","sentence":"The ` + `","start":0,"end":100,"sentence_index":0,"spans":{"subject":null,"predicate":[0,10],"object":null},"rule":"","content":"claim/"},` +
	`{"id":"claim/","subject":"","predicate":"","object":"","subject_node":"","object_node":"","subject_text":"","predicate_text":"","object_text":"","subject_type":"Concept","object_type":"",` +
	`"subject_entity":0,"object_entity":1,"args":[],"kind":"verb","voice":"active","polarity":"positive","modality":"fact","confidence":0.9,"attributed_to":"",` +
	`"document":"","sentence":"","start":0,"end":100,"sentence_index":1,"spans":{"subject":[0,10],"predicate":[11,20],"object":[21,30]}},`

// maxRecord bounds the memory that reading one record takes.
const maxRecord = 1 << 30

var recordUnpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxRecord),
		zstd.WithDecoderDictRaw(recordDictID, []byte(recordDict)))
})

const recordDictID = 1

// zstdMagic begins a record of format 3.
const zstdMagic = "\x28\xb5\x2f\xfd"

// decodeJSON reads a record of format 3.
func decodeJSON(b []byte) (*Record, error) {
	dec, err := recordUnpacker()
	if err != nil {
		return nil, err
	}
	plain, err := dec.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: record: %v", ErrDamaged, err)
	}
	r := new(Record)
	if err := json.Unmarshal(plain, r); err != nil {
		return nil, fmt.Errorf("%w: record: %v", ErrDamaged, err)
	}
	return r, nil
}
