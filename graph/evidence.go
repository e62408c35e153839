package graph

import (
	"math"
	"slices"
	"strings"
)

// weigh is the confidence that k stands for the names ms, which are one thing,
// out of all that it could stand for: a logistic model whose weights were set
// by hand on pairs of the news of one year. It is 0 where it cannot come to
// DoubtfulMerge.
func (l *linker) weigh(k, p, to string, ms []string, rule string, total int) Link {
	mine, stated, related, tail, initials, person := 0, 0, false, false, false, 1.0
	n := l.sum(k)
	for _, m := range ms {
		s := l.sum(m)
		if s == nil {
			continue
		}
		mine += s.Votes
		stated += s.writes(p)
		related = related || kin(n, s)
		tail = tail || strings.HasSuffix(plain(m), " "+p[strings.LastIndexByte(p, ' ')+1:])
		person = min(person, s.known("Person"))
		initials = initials || acronym(plain(strings.TrimPrefix(m, namePrefix))) == p
	}
	share := float64(mine) / float64(max(total, 1))
	score := func(together, apart int) float64 {
		score := -0.5 + 0.8*math.Log(float64(1+mine)) - 6*(1-share)
		switch {
		case rule == "acronym" && stated > 0:
			score += 0.8
		case rule == "short form" && person < 0.5 && tail:
			score -= 2.5 // "the national guard" of which nation?
		case rule == "short form" && min(person, n.known("Person")) >= 0.67 && mine == total:
			score += 1.2 // nobody else is called so
		case rule == "acronym" && initials && mine == total && together > 0 && len(p) > 2:
			score += 2 // of the one name with these letters, in the same company
		case rule == "surname" && min(person, n.known("Person")) >= 0.67:
			score += 0.8
			switch {
			case mine == total && mine > 1:
				score += 0.8 // nobody else is called so
			case mine == total && n.Votes > 1:
				score += 0.9 // and who is called by it alone in several documents is known
			}
		case rule == "surname":
			score -= 0.8
		}
		if stated > 0 {
			score += 1.6
		} else if rule != "surname" {
			score -= 1.2
		}
		score += 0.9 * float64(min(together, enough))
		if apart > 0 {
			score -= 1.5
		}
		if !related {
			score -= 2
		}
		return math.Round(100/(1+math.Exp(-score))) / 100
	}
	out := Link{Key: k, To: to, Rule: rule}
	if score(enough, 0) < DoubtfulMerge {
		return out // whatever company they keep: of one of a hundred Smiths it is not asked
	}
	together, apart := l.company(k, ms)
	out.Confidence = score(len(together), apart)
	says := func(that bool, words string) {
		if that {
			out.Evidence = append(out.Evidence, words)
		}
	}
	says(true, count(mine, "document")+" of "+itoa(total)+" with such a name")
	says(rule == "short form" && person < 0.5 && tail, "the end of a name may be a common noun")
	says(rule == "surname" && min(person, n.known("Person")) < 0.67, "not always taken for a person")
	says(stated > 0, "called so in its own documents, "+count(stated, "time"))
	says(len(together) > 0, "both named with "+strings.Join(together[:min(len(together), enough)], ", "))
	says(apart > 0, "named beside each other in "+count(apart, "document"))
	says(!related, "of different type")
	return out
}

// enough is how many companions in common count.
const enough = 3

func count(n int, what string) string { return some(n, what) }

// Bounds of the evidence; variables for the tests' sake.
var (
	// sampled is how many documents of a key are looked at for what it is named
	// with: the first in the order of their ids.
	sampled = 48
	// telling is the number of documents above which a companion says nothing:
	// everybody is named with the president.
	telling = 24
)

// company finds the names that are named with both k and one of ms, and counts
// the documents that name k and one of ms as two things.
func (l *linker) company(k string, ms []string) (together []string, apart int) {
	with := map[string]bool{}
	for _, d := range l.naming(k) {
		for _, o := range l.keysOf(d) {
			if o != k {
				with[o] = true
			}
		}
	}
	found := map[string]bool{}
	for _, m := range ms {
		for _, d := range l.naming(m) {
			keys := l.keysOf(d)
			if slices.Contains(keys, k) {
				apart++
				continue
			}
			for _, o := range keys {
				if with[o] && !slices.Contains(ms, o) && strings.HasPrefix(o, namePrefix) && l.votes(o) <= telling {
					found[o] = true
				}
			}
		}
	}
	for o := range found {
		together = append(together, strings.TrimPrefix(o, namePrefix))
	}
	slices.Sort(together)
	return together, apart
}

// naming lists the first documents that name a key.
func (l *linker) naming(key string) []string {
	if ids, ok := l.named[key]; ok {
		return ids
	}
	var ids []string
	err := scan(l.r, memberKey(key, ""), func(b, _ []byte) (bool, error) {
		id := string(b[len(memberKey(key, "")):])
		if _, changed := l.docs[id]; !changed && slices.Contains(l.keysOf(id), key) {
			ids = append(ids, id)
		}
		return len(ids) < sampled, nil
	})
	if err != nil {
		l.fail(err)
	}
	for id, keys := range l.docs {
		if slices.Contains(keys, key) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	if len(ids) > sampled {
		ids = ids[:sampled]
	}
	l.named[key] = ids
	return ids
}

// keysOf are the keys that a document names.
func (l *linker) keysOf(id string) []string {
	if keys, ok := l.docs[id]; ok {
		return keys
	}
	keys, known := l.read[id]
	if known {
		return keys
	}
	_, err := get(l.r, keysKey(id), func(b []byte) error {
		keys = strings.Split(string(b), sep)
		return nil
	})
	if err != nil {
		l.fail(err)
	}
	if len(l.read) >= maxNames {
		clear(l.read)
	}
	l.read[id] = keys
	return keys
}
