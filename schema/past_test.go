package schema

import (
	"strings"
	"testing"
)

func TestPastTense(t *testing.T) {
	const cases = `
		stop stopped, plan planned, admit admitted, occur occurred, refer referred, prefer preferred, transfer transferred, control controlled,
		travel traveled, cancel canceled, model modeled, label labeled, signal signaled, fuel fueled, level leveled, open opened, offer offered,
		visit visited, limit limited, develop developed, target targeted, benefit benefited, focus focused, market marketed, deliver delivered,
		panic panicked, mimic mimicked, traffic trafficked, try tried, carry carried, deny denied, deploy deployed, play played, obey obeyed,
		agree agreed, free freed, die died, lie lay, dye dyed, hoe hoed, argue argued, outrank outranked, spur spurred, join joined, fix fixed,
		tow towed, quiz quizzed, equip equipped, acquit acquitted, quit quit, program programmed, worship worshipped, kidnap kidnapped,
		go went, undergo underwent, forgo forwent, take took, undertake undertook, overtake overtook, retake retook, win won, beat beat,
		begin began, lead led, mislead misled, read read, pay paid, repay repaid, lay laid, relay relayed, say said, sell sold, resell resold,
		hold held, uphold upheld, withhold withheld, withdraw withdrew, shoot shot, overshoot overshot, strike struck, hit hit, put put, cut cut,
		bring brought, buy bought, seek sought, think thought, rethink rethought, teach taught, catch caught, fight fought, see saw, oversee oversaw,
		foresee foresaw, do did, outdo outdid, have had, be was, make made, remake remade, write wrote, rewrite rewrote, break broke, choose chose,
		speak spoke, steal stole, freeze froze, swear swore, tear tore, bear bore, wear wore, know knew, grow grew, outgrow outgrew, throw threw,
		overthrow overthrew, blow blew, draw drew, fly flew, show showed, fall fell, rise rose, arise arose, drive drove, ride rode, hide hid, bite bit,
		give gave, forgive forgave, forbid forbade, come came, become became, overcome overcame, run ran, rerun reran, outrun outran, swim swam,
		sing sang, sink sank, shrink shrank, ring rang, spring sprang, find found, bind bound, grind ground, wind wound, unwind unwound, meet met,
		feed fed, flee fled, bleed bled, breed bred, speed sped, leave left, lose lost, mean meant, send sent, spend spent, outspend outspent, lend lent,
		build built, rebuild rebuilt, bend bent, deal dealt, feel felt, keep kept, sleep slept, sweep swept, shed shed, split split, spread spread,
		broadcast broadcast, cast cast, forecast forecast, recast recast, set set, reset reset, upset upset, bet bet, bid bid, outbid outbid,
		understand understood, stand stood, withstand withstood, tell told, foretell foretold, forget forgot, get got, sit sat, spit spat, dig dug,
		cling clung, swing swung, sting stung, hang hung, stick stuck, shake shook, forsake forsook, wake woke, remind reminded, highlight highlighted,
		welcome welcomed, react reacted, report reported, reopen reopened, regain regained, repeat repeated, relax relaxed, outwit outwitted,
		debug debugged, unwrap unwrapped, co-write co-wrote, co-sign co-signed, de-escalate de-escalated, delay delayed, decide decided`
	for c := range strings.SplitSeq(cases, ",") {
		f := strings.Fields(c)
		if got := PastTense(f[0]); got != f[1] {
			t.Errorf("PastTense(%q) = %q, want %q", f[0], got, f[1])
		}
	}
	if got := PastTense("cast doubt"); got != "cast doubt" {
		t.Errorf("PastTense of two words = %q", got)
	}
	if got := PastTense("raise question"); got != "raised question" {
		t.Errorf("PastTense of two words = %q", got)
	}
}

func TestParticiple(t *testing.T) {
	for verb, want := range map[string]string{
		"take": "taken", "base": "based", "bear": "born", "make": "made", "know": "known", "outdo": "outdone", "stop": "stopped",
	} {
		if got := Participle(verb); got != want {
			t.Errorf("Participle(%q) = %q, want %q", verb, got, want)
		}
	}
}

func FuzzPastTense(f *testing.F) {
	for _, s := range []string{"", "a", "be", "stop", "qu", "cast doubt", " ", "re-", "re-do", "ü", "y", "by"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		PastTense(s)
		Participle(s)
	})
}
