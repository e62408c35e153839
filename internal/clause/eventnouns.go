package clause

import "strings"

// eventNouns name doings whose verb is not their own form, or whose verb is.
// A noun maps to its verb; a preposition after it is what the noun uses for
// its object besides "of"; with "+" behind it the verb has it too ("rely on").
var eventNouns = func() map[string]eventEntry {
	m := map[string]eventEntry{}
	for _, line := range strings.Split(strings.TrimSpace(`
launch launch
loss lose
acquisition acquire
purchase purchase
sale sell
arrest arrest
attack attack on
assault assault on
raid raid on
investment invest in+
criticism criticize of
condemnation condemn
invasion invade
destruction destroy
discovery discover
creation create
construction construct
production produce
development develop
introduction introduce
adoption adopt
approval approve
rejection reject
assassination assassinate
murder murder
killing kill
shooting shoot
bombing bomb
abduction abduct
kidnapping kidnap
execution execute
detention detain
conviction convict
appointment appoint
nomination nominate
election elect
dismissal dismiss
firing fire
removal remove
closure close
opening open
release release
publication publish
translation translate
performance perform
recording record
defeat defeat
conquest conquer
capture capture
occupation occupy
annexation annex
liberation liberate
seizure seize
theft steal
takeover take_over
merger merge with+
visit visit to
endorsement endorse
ratification ratify
violation violate
abuse abuse
treatment treat
examination examine
investigation investigate into
study study
review review
analysis analyze
assessment assess
management manage
ownership own
support support for
use use
deployment deploy
expansion expand
reduction reduce
increase increase
imposition impose
suspension suspend
cancellation cancel
withdrawal withdraw
rescue rescue
evacuation evacuate
defense defend
defence defend
protection protect
promotion promote
invention invent
design design
implementation implement
funding fund
financing finance
sponsorship sponsor
nationalization nationalize
privatization privatize
pursuit pursue
exploitation exploit
interpretation interpret
portrayal portray
coverage cover
handling handle
denial deny
renewal renew
restoration restore
replacement replace
airstrike strike on
strike strike on
boycott boycott
blockade blockade
crackdown crack_down on+
siege besiege
bombardment bombard
shelling shell
storming storm
massacre massacre
ambush ambush
stabbing stab
beheading behead
torture torture
deportation deport
expulsion expel
extradition extradite
imprisonment imprison
persecution persecute
observation observe
inspection inspect
participation participate in+
interference interfere in+
intervention intervene in+
reliance rely on+
dependence depend on+
opposition oppose to
resistance resist to
recognition recognize
accession join to
return return to+
donation donate to+
retreat retreat from+
founding found
formation form
establishment establish
dissolution dissolve
abolition abolish
repeal repeal
enactment enact
demolition demolish
sinking sink
downing down
hacking hack
prosecution prosecute
acquittal acquit
`), "\n") {
		f := strings.Fields(line)
		e := eventEntry{verb: strings.ReplaceAll(f[1], "_", " ")}
		if len(f) > 2 {
			e.prep, e.keeps = strings.CutSuffix(f[2], "+")
		}
		m[f[0]] = e
	}
	return m
}()

// eventEntry is the verb of a noun of doing.
type eventEntry struct {
	verb  string
	prep  string // what the noun has for its object besides "of", or ""
	keeps bool   // the verb has the preposition too
}

func eventVerb(noun string) string { return eventNouns[noun].verb }
