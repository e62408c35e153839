package main

import (
	"sort"
	"strings"
)

// gradable are adjectives that look relational but say how a thing is.
var gradable = map[string]bool{}

func init() {
	for _, a := range strings.Fields(`special total initial final typical actual usual critical crucial essential central real equal vital radical
		fatal brutal casual formal normal original potential substantial exceptional controversial successful practical ideal general specific
		dramatic drastic basic fantastic tragic historic iconic massive public classic romantic sympathetic energetic enthusiastic optimistic
		realistic pessimistic extraordinary ordinary necessary temporary contemporary primary regular popular similar particular familiar
		arbitrary imaginary voluntary exotic chaotic horrific terrific specific logical magical loyal royal rival partial impartial emotional
		rational irrational sensational traditional conditional unconditional additional exponential influential beneficial superficial
		eventual gradual annual mutual unusual punctual individual virtual factual sexual frequent lyrical typical identical skeptical
		cynical hysterical ethical moral immoral liberal natural supernatural neutral oral several mental fundamental experimental
		sentimental accidental incidental marginal optimal minimal maximal verbal responsive sympathetic confrontational award-winning future`) {
		gradable[a] = true
	}
}

// relational lists the adjectives that say what kind of thing a noun is
// ("political", "nuclear") rather than how it is: those that WordNet says
// pertain to a noun, and those in -al, -ic and -ary that are derived from one.
func (w *wordNet) relational(rank map[string]int) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range w.adj {
		for _, a := range s.words {
			if a != strings.ToLower(a) || strings.ContainsAny(a, "_.'") || rank[a] == 0 || rank[a] > 30000 || seen[a] || gradable[a] {
				continue
			}
			derived := s.nouns && (strings.HasSuffix(a, "al") || strings.HasSuffix(a, "ic") || strings.HasSuffix(a, "ary"))
			if len(s.pert) > 0 || s.lex == 1 || derived {
				seen[a] = true
				out = append(out, a)
			}
		}
	}
	for _, a := range []string{"artificial", "nuclear", "political", "financial", "military", "natural", "civil", "armed", "foreign", "solar", "private", "public", "electric", "open-source", "mental", "sexual", "human"} {
		if !seen[a] {
			out = append(out, a)
		}
	}
	sort.Strings(out)
	return []string{strings.Join(out, " ")}
}
