package eval

import "strings"

// Share is a count out of a total.
type Share struct{ Hits, Total int }

func (s *Share) add(hit bool) {
	s.Total++
	if hit {
		s.Hits++
	}
}

// Value is between 0 and 1, and 0 of nothing.
func (s Share) Value() float64 { return ratio(s.Hits, s.Total) }

// FactScores measure claims against gold facts.
type FactScores struct {
	Core, All            Share // found: one claim has every slot right
	LocatedCore, Located Share // one claim has subject, relation and object right
	// Of the located facts, those with a located claim that has this right;
	// modality and attribution over the facts that ask for one.
	Polarity, Modality, Attribution Share
	Statements, Sentences, Most     int // claims, sentences that have some, most of one sentence
	Facts                           []FactResult
}

// FactResult is what became of one gold fact.
type FactResult struct {
	Fact    *GoldFact
	Found   bool
	Located bool
	Why     string // of one not found: what is wrong
	Nearest string // of one not found: the claim that comes nearest, or ""
}

// Facts scores claims against gold facts.
func Facts(facts []GoldFact, statements []Statement) FactScores {
	var out FactScores
	for i := range facts {
		out.fact(&facts[i], statements)
	}
	bySentence := map[string]int{}
	for _, s := range statements {
		bySentence[s.Sentence]++
	}
	out.Statements, out.Sentences = len(statements), len(bySentence)
	for _, n := range bySentence {
		out.Most = max(out.Most, n)
	}
	return out
}

// check is a qualifier that a located claim must have right.
type check struct {
	name  string
	asked bool
	right func(*Statement) bool
	share *Share
}

func (f *GoldFact) checks(out *FactScores) []check {
	return []check{
		{"polarity", f.Polarity != "*", func(s *Statement) bool { return f.Polarity == "*" || s.polarity == f.Polarity }, &out.Polarity},
		{"modality", f.Modality != "*", func(s *Statement) bool { return f.Modality == "*" || s.modality == f.Modality }, &out.Modality},
		{"attribution", !f.attributed.any, func(s *Statement) bool { return f.attributed.match(s.attributed) }, &out.Attribution},
	}
}

func (out *FactScores) fact(f *GoldFact, statements []Statement) {
	var there []*Statement
	for i := range statements {
		if f.locates(&statements[i]) {
			there = append(there, &statements[i])
		}
	}
	checks := f.checks(out)
	found := false
	for _, s := range there {
		right := true
		for _, c := range checks {
			right = right && c.right(s)
		}
		found = found || right
	}
	out.All.add(found)
	out.Located.add(len(there) > 0)
	if f.Kind == "core" {
		out.Core.add(found)
		out.LocatedCore.add(len(there) > 0)
	}
	var wrong []string
	for _, c := range checks {
		if len(there) == 0 || !c.asked {
			continue
		}
		good := false
		for _, s := range there {
			good = good || c.right(s)
		}
		c.share.add(good)
		if !good {
			wrong = append(wrong, c.name)
		}
	}
	r := FactResult{Fact: f, Found: found, Located: len(there) > 0}
	switch {
	case found:
	case len(wrong) > 0:
		r.Why, r.Nearest = "wrong "+strings.Join(wrong, ", "), there[0].Shown
	case len(there) > 0:
		r.Why, r.Nearest = "no one claim has all right", there[0].Shown
	default:
		r.Why, r.Nearest = "not there", f.nearest(statements)
	}
	out.Facts = append(out.Facts, r)
}

// locates says whether subject, relation and object match, in the active or
// the passive voice.
func (f *GoldFact) locates(s *Statement) bool {
	straight := f.subject.match(s.subject) && f.object.match(s.object)
	swapped := f.subject.match(s.object) && f.object.match(s.subject)
	if !straight && !swapped {
		return false
	}
	said := s.relation
	if f.relation.any {
		return straight || byAgent(said)
	}
	for _, want := range f.relation.words {
		if byAgent(want) == byAgent(said) {
			if straight && holds(said, want) {
				return true
			}
		} else if swapped && holds(active(said), active(want)) {
			return true
		}
	}
	return false
}

// byAgent says whether a relation is a passive with its agent: "founded by".
func byAgent(relation []string) bool {
	return len(relation) > 1 && relation[len(relation)-1] == "by"
}

func active(relation []string) []string {
	if byAgent(relation) {
		return relation[:len(relation)-1]
	}
	return relation
}

// nearest is the first claim that matches most of subject, relation and
// object, at least two; "" for none.
func (f *GoldFact) nearest(statements []Statement) string {
	best, most := "", 1
	for i := range statements {
		s := &statements[i]
		n := 0
		for _, hit := range []bool{f.subject.match(s.subject), f.relation.match(s.relation), f.object.match(s.object)} {
			if hit {
				n++
			}
		}
		if n > most {
			best, most = s.Shown, n
		}
	}
	return best
}
