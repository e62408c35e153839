package annotate

// Creates says whether the verb's object comes to be by it: until it is done there is
// none.
func Creates(lemma string) bool {
	switch lemma {
	case "make", "create", "introduce", "propose", "issue", "draft", "adopt", "pass", "sign", "announce", "launch", "establish", "offer", "develop",
		"build", "write", "draw", "produce", "contain", "impose", "design", "publish", "cause":
		return true
	}
	return false
}

// Intends says whether the verb's object is only wanted or planned, with all that is
// said of it ("demanded tanks used with infantry").
func Intends(lemma string) bool {
	switch lemma {
	case "demand", "want", "need", "seek", "request", "plan", "require", "propose", "envisage", "envision", "imagine", "await", "expect", "desire", "prefer":
		return true
	}
	return false
}

// Hints says whether the verb's subject, where it is a thing, only makes likely what the
// clause after it says.
func Hints(lemma string) bool {
	switch lemma {
	case "suggest", "indicate", "imply", "hint":
		return true
	}
	return false
}
