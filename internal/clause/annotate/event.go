package annotate

var (
	resultVerbs = words("total average lead result contribute culminate require coincide mean affect prompt impact")
	undergoing  = words("become experience record suffer see die enter reach mark remain have undergo face")
	vehicles    = words(`bus van car truck lorry train tram minibus minivan vehicle taxi motorcycle plane aircraft airplane jet helicopter airliner boat ferry
		ship vessel tanker coach jeep suv tractor trailer cessna boeing airbus balloon glider bicycle cable-car`)
	accidents = words(`crash collide fall plunge overturn derail capsize sink skid veer hit strike ram slam swerve roll topple burn explode drive run catch lose
		smash tumble flip plummet drop slide go come`)
	files   = words("lawsuit suit case complaint petition order decree resolution letter motion declaration memorandum indictment filing appeal directive notice charge memo")
	weapons = words("missile rocket drone mortar bomb grenade launcher fighter bomber tanker destroyer computer reactor container shelter tower")
)

var happenings = words(`attack airstrike strike bombing shooting shelling clash protest demonstration riot unrest violence fighting battle war conflict fire wildfire
	blaze explosion blast crash collision derailment collapse sinking accident incident disaster earthquake quake tremor storm hurricane typhoon cyclone tornado
	flood flooding landslide avalanche eruption outbreak epidemic pandemic stampede crush massacre killing murder death stabbing ambush raid operation offensive
	coup heatwave drought outage disruption hijacking siege bombardment assault encounter shootout gunfight confrontation`)

// Event says whether the noun names something that happens and has an outcome.
func Event(lemma string) bool { return happenings[lemma] }

// Setting says whether the noun names what an event is in or about, which has no
// outcome itself.
func Setting(lemma string) bool {
	switch lemma {
	case "law", "bill", "post", "base", "school", "church", "mosque", "hall", "house", "home", "building", "station", "market", "bar", "hotel", "hospital", "camp",
		"airport", "bridge", "shortage", "election", "park":
		return true
	}
	return false
}

// Wills says whether only people and their groups do what the verb says.
func Wills(lemma string) bool {
	switch lemma {
	case "plan", "intend", "announce", "say", "deny", "claim", "operate", "own", "employ", "represent", "accuse", "vow", "pledge", "hope", "want", "refuse", "reject",
		"condemn", "govern", "manage", "sell":
		return true
	}
	return false
}

// Results says whether the verb tells what came of a thing that happened, which
// nobody does himself ("leading to", "resulting in", "prompting").
func Results(lemma string) bool { return resultVerbs[lemma] }

// Strikes says whether an attack or a disaster rather than a place does what the
// verb says.
func Strikes(lemma string) bool {
	switch lemma {
	case "target", "kill", "injure", "wound", "destroy", "damage", "displace", "affect", "cause", "leave", "involve":
		return true
	}
	return false
}

// Supposed says whether the passive of the verb says nothing without what its
// subject is taken for ("suspected of", "presumed dead").
func Supposed(lemma string) bool {
	switch lemma {
	case "suspect", "presume", "deem", "consider", "believe", "rumor", "rumour":
		return true
	}
	return false
}

// Decides says whether who does the verb only lets others act, so that what
// comes of it is not his own deed.
func Decides(lemma string) bool {
	switch lemma {
	case "authorize", "authorise", "approve", "announce", "sign", "confirm", "condemn":
		return true
	}
	return false
}

// Made says whether the participle tells of a thing how it came to be or where it
// is, which nobody says of people.
func Made(lemma string) bool {
	switch lemma {
	case "build", "design", "locate", "own", "construct", "establish", "manufacture":
		return true
	}
	return false
}

// Belongs says whether only one of several can have the thing that the verb is said
// of.
func Belongs(lemma string) bool { return lemma == "belong" || lemma == "work" || lemma == "hail" }

// Location says whether the noun names a kind of place.
func Location(lemma string) bool {
	switch lemma {
	case "state", "city", "town", "village", "area", "region", "province", "country", "district", "street", "neighborhood", "neighbourhood", "suburb", "capital",
		"county", "site", "location", "place", "road", "border", "coast", "island", "outskirts", "north", "south", "east", "west", "center", "centre", "territory":
		return true
	}
	return false
}

// Undergoes says whether whoever the verb is said of does nothing by it.
func Undergoes(lemma string) bool { return undergoing[lemma] }

// Vehicle says whether the noun names something that people travel in.
func Vehicle(lemma string) bool { return vehicles[lemma] }

// Accident says whether a vehicle that does what the verb says has met with an
// accident.
func Accident(lemma string) bool { return accidents[lemma] }

// Files says whether the noun names a paper that asks, alleges or orders
// something.
func Files(lemma string) bool { return files[lemma] }

// Weapon says whether the noun names a thing in spite of its ending.
func Weapon(lemma string) bool { return weapons[lemma] }

// Cites says whether the verb names grounds, blame or praise that only a speaker
// can give.
func Cites(lemma string) bool {
	switch lemma {
	case "cite", "accuse", "blame", "criticize", "criticise", "urge", "warn", "vow", "pledge", "describe", "call", "denounce", "condemn", "praise", "dismiss",
		"hail", "label", "brand", "slam", "blast", "laud", "stress", "reiterate", "deny", "reject", "declare":
		return true
	}
	return false
}

// AskedOfOthers says whether the noun names what its owner wants another to do
// ("X's request to deploy guards").
func AskedOfOthers(lemma string) bool {
	switch lemma {
	case "request", "demand", "call", "appeal", "order", "plea", "invitation", "warning", "proposal", "instruction", "command", "ultimatum":
		return true
	}
	return false
}

// Grounds says whether what the verb's object holds is said by its subject
// ("citing violations by X", "accuses Y of crimes").
func Grounds(lemma string) bool { return lemma == "cite" || lemma == "accuse" || lemma == "blame" }

// Dispatches says whether the verb's object goes where it does what an infinitive
// after it says.
func Dispatches(lemma string) bool {
	switch lemma {
	case "deploy", "send", "dispatch", "mobilize", "mobilise", "assign", "station":
		return true
	}
	return false
}

// Troops says whether the noun names armed people or their machines.
func Troops(lemma string) bool {
	switch lemma {
	case "troop", "force", "personnel", "guard", "warship", "ship", "jet", "aircraft", "team", "unit", "police", "marines", "drone", "vessel", "navy", "frigate":
		return true
	}
	return false
}

// Holds says whether the passive of the verb tells that something happened, so that
// its subject is an event whatever its name ("a rally was held, leaving").
func Holds(lemma string) bool {
	switch lemma {
	case "report", "record", "observe", "launch", "carry", "hold", "stage", "conduct", "see", "hear", "detect", "trigger", "start", "cause":
		return true
	}
	return false
}

// Ruling says whether the noun names what lays down what must be done or not.
func Ruling(lemma string) bool {
	switch lemma {
	case "order", "law", "bill", "decree", "ruling", "rule", "ban", "policy", "injunction", "amendment", "act", "regulation", "resolution", "sanction", "legislation":
		return true
	}
	return false
}
