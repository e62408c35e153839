package annotate

var intransitives = words(`come go sit stand arrive return resign surrender retire fall rise die speak talk travel flee escape wait work live
	run walk appear turn step pass crash explode collapse disarm demonstrate protest rally march riot apologize apologise vote drink eat howl
	cry laugh smile sleep stop meet gather assemble emerge proceed continue begin start advance retreat withdraw depart land leap jump
	swim fly sing dance play write read pray kneel bow loot erupt overturn derail capsize sink burn ignite rebel revolt defect
	campaign compete lobby negotiate respond reply react agree disagree object complain intervene interfere struggle fight malfunction occur happen fail ache bleed faint`)

// Intransitive says whether the verb is whole without an object, so that it
// shares none with a verb coordinated with it.
func Intransitive(lemma string) bool { return intransitives[lemma] }

var lights = words("set catch draw take give make have form get do put pay play hold keep lose gain let bring carry be become")

// Light says whether the verb makes one relation with its object ("catch
// fire"), which it shares with no other verb.
func Light(lemma string) bool { return lights[lemma] }

var needObject = words(`present release negate obliterate comprise contain include cause affect describe discover mention address represent constitute regard
	consider treat deem establish possess own acquire obtain receive send bring put place create provide give allow enable make
	destroy damage remove replace introduce carry contribute require involve cover get mean seek pursue favor favour prefer
	enjoy like love hate need want use utilize utilise adopt implement impose inflict undertake accomplish achieve resemble exclude
	contradict ignore neglect denounce condemn criticize criticise accuse blame praise urge ask convince persuade inform notify`)

// NeedsObject says whether the verb in the active voice says nothing without an
// object.
func NeedsObject(lemma string) bool { return needObject[lemma] }
