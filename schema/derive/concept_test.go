package derive

import (
	"strings"
	"testing"
)

// tags are the short tags of the test phrases: "more_rr efficient_a use_n".
var tags = map[string][2]string{
	"a": {"ADJ", "JJ"}, "ar": {"ADJ", "JJR"}, "n": {"NOUN", "NN"}, "ns": {"NOUN", "NNS"}, "x": {"PROPN", "NNP"},
	"v": {"VERB", "VB"}, "vg": {"VERB", "VBG"}, "vn": {"VERB", "VBN"}, "vz": {"VERB", "VBZ"}, "b": {"AUX", "VB"},
	"r": {"ADV", "RB"}, "rr": {"ADV", "RBR"}, "d": {"DET", "DT"}, "p": {"ADP", "IN"}, "t": {"PART", "TO"}, "nt": {"PART", "RB"},
	"g": {"PRON", "PRP$"}, "o": {"PRON", "PRP"}, "c": {"CCONJ", "CC"}, "q": {"NUM", "CD"}, "u": {"PUNCT", ","}, "w": {"SCONJ", "IN"},
}

var lemmas = map[string]string{
	"faster": "fast", "greater": "great", "safer": "safe", "better": "good", "heavier": "heavy", "wider": "wide", "stronger": "strong",
	"higher": "high", "innovating": "innovate", "investing": "invest", "cheaper": "cheap", "lower": "low", "higher_": "high",
	"diversifying": "diversify", "cooperating": "cooperate", "spending": "spend", "weaker": "weak", "fewer": "few", "looking": "look",
	"easier": "easy", "bigger": "big", "larger": "large", "longer": "long", "improving": "improve", "healthier": "healthy", "evacuating": "evacuate",
	"using": "use", "making": "make", "becoming": "become", "closer": "close", "relying": "rely", "retaliating": "retaliate", "n't": "not",
	"growing": "grow", "increased": "increase", "reduced": "reduce", "declining": "decline", "rising": "rise", "withdrawing": "withdraw",
}

// phraseOf reads the test notation.
func phraseOf(t testing.TB, s string) []Word {
	var words []Word
	for f := range strings.FieldsSeq(s) {
		form, tag, ok := strings.Cut(f, "_")
		tg, known := tags[tag]
		if !ok || !known {
			t.Fatalf("%q: %q has no tag", s, f)
		}
		lemma := strings.ToLower(form)
		if l, ok := lemmas[lemma]; ok && tag != "n" && (tag[0] == 'v' || tag[0] == 'a' || tag == "nt") {
			lemma = l
		} else if tag == "ns" {
			lemma = Singular(lemma)
		}
		words = append(words, Word{form, lemma, tg[0], tg[1]})
	}
	return words
}

func TestConceptOf(t *testing.T) {
	groups := []struct {
		name  string
		cases [][2]string // phrase, concept ("" must not fire)
	}{
		{"graded adjective on an empty head", [][2]string{
			{"more_rr efficient_a use_n of_p their_g limited_a computing_n power_n", "efficiency"},
			{"a_d more_rr creative_a approach_n to_p teaching_n", "creativity"},
			{"a_d safer_ar way_n of_p storing_vg fuel_n", "safety"},
			{"more_rr transparent_a methods_ns", "transparency"},
			{"more_rr flexible_a forms_ns of_p work_n", "flexibility"},
			{"a_d more_rr sustainable_a kind_n of_p farming_n", "sustainability"},
			{"much_r more_rr productive_a use_n of_p land_n", "productivity"},
			{"faster_ar ways_ns to_t ship_v goods_ns", "speed"},
			{"a_d more_rr aggressive_a style_n of_p policing_n", "aggression|aggressiveness"},
		}},
		{"an empty head without a change", [][2]string{
			{"good_a use_n of_p the_d time_n", ""},
			{"heavy_a use_n of_p artillery_n", ""},
			{"better_ar use_n of_p resources_ns", ""},
			{"heavier_ar use_n of_p water_n", ""},
			{"wider_ar use_n of_p cash_n", ""},
			{"more_rr frequent_a use_n of_p drones_ns", ""},
			{"efficient_a use_n of_p energy_n", ""},
			{"less_rr efficient_a use_n of_p energy_n", ""},
			{"greater_ar use_n of_p renewables_ns", ""},
			{"a_d different_a approach_n", ""},
			{"the_d use_n of_p force_n", ""},
			{"no_d more_rr efficient_a use_n of_p power_n", ""},
		}},
		{"a graded adjective on a full head", [][2]string{
			{"a_d more_rr efficient_a engine_n", ""},
			{"more_rr advanced_a chips_ns", ""},
			{"a_d more_rr violent_a protest_n", ""},
		}},
		{"more of a quality", [][2]string{
			{"greater_ar creativity_n within_p China_x", "creativity"},
			{"more_ar competition_n among_p banks_ns", "competition"},
			{"increased_vn cooperation_n", "cooperation"},
			{"further_ar innovation_n", "innovation"},
			{"greater_ar energy_n efficiency_n", "energy efficiency"},
			{"growing_vg instability_n in_p the_d region_n", "instability"},
			{"stronger_ar cooperation_n between_p the_d two_q states_ns", "cooperation"},
			{"improved_a productivity_n", "productivity"},
			{"greater_ar political_a stability_n", "political stability"},
		}},
		{"more of something else", [][2]string{
			{"higher_ar prices_ns", ""},
			{"greater_ar costs_ns", ""},
			{"more_ar cars_ns", ""},
			{"bigger_ar company_n", ""},
			{"a_d larger_ar army_n", ""},
			{"less_ar competition_n", ""},
			{"reduced_vn efficiency_n", ""},
			{"lower_ar productivity_n", ""},
			{"fewer_ar arrests_ns", ""},
			{"declining_vg confidence_n", ""},
			{"weaker_ar growth_n", ""},
		}},
		{"a deed", [][2]string{
			{"to_t innovate_v under_p constraints_ns", "innovation"},
			{"to_t invest_v heavily_r in_p domestic_a tech_n capabilities_ns", "investment"},
			{"innovating_vg", "innovation"},
			{"to_t quickly_r diversify_v its_g economy_n", "diversification"},
			{"to_t retaliate_v", "retaliation"},
			{"to_t withdraw_v its_g troops_ns", "withdrawal"},
			{"to_t begin_v to_t innovate_v", "innovation"},
			{"to_t start_v investing_vg in_p chips_ns", "investment"},
			{"into_p cooperating_vg with_p police_n", "cooperation"},
			{"to_t evacuate_v the_d city_n", "evacuation"},
			{"to_t resign_v", "resignation"},
			{"to_t negotiate_v with_p the_d rebels_ns", "negotiation"},
			{"to_t modernize_v", "modernization"},
			{"to_t vote_v", "vote"},
			{"to_t attack_v the_d base_n", "attack"},
			{"to_t relocate_v", "relocation"},
		}},
		{"no deed that has a name", [][2]string{
			{"to_t look_v for_p flaws_ns", ""},
			{"to_t work_v around_p restrictions_ns", ""},
			{"to_t make_v chips_ns", ""},
			{"to_t not_nt innovate_v", ""},
			{"not_nt to_t innovate_v", ""},
			{"to_t stop_v investing_vg", ""},
			{"to_t refuse_v to_t cooperate_v", ""},
			{"to_t leave_v the_d country_n", ""},
			{"to_t be_b a_d leader_n", ""},
			{"to_t outrank_v ChatGPT_x", ""},
			{"to_t seek_v to_t invest_v", ""},
			{"to_t fail_v to_t pay_v", ""},
			{"to_t give_v up_p", ""},
			{"to_t build_v up_p its_g army_n", ""},
			{"to_t use_v force_n", ""},
			{"to_t reduce_v efficiency_n", ""},
		}},
		{"a quality that comes about", [][2]string{
			{"to_t become_v more_rr efficient_a", "efficiency"},
			{"to_t become_v independent_a", "independence"},
			{"to_t make_v their_g models_ns more_rr efficient_a", "efficiency"},
			{"to_t make_v more_rr efficient_a use_n of_p chips_ns", "efficiency"},
			{"to_t find_v more_rr efficient_a ways_ns to_t irrigate_v", "efficiency"},
			{"to_t improve_v efficiency_n", "efficiency"},
			{"to_t boost_v productivity_n at_p home_n", "productivity"},
			{"to_t improve_v energy_n efficiency_n", "energy efficiency"},
			{"to_t be_b more_rr transparent_a", "transparency"},
			{"more_rr resilient_a", "resilience"},
		}},
		{"no quality", [][2]string{
			{"to_t become_v less_rr efficient_a", ""},
			{"to_t be_b efficient_a", ""},
			{"to_t become_v a_d member_n", ""},
			{"to_t increase_v prices_ns", ""},
			{"to_t be_b better_ar", ""},
			{"to_t make_v them_o less_rr efficient_a", ""},
			{"to_t become_v stronger_ar", ""},
		}},
		{"hard ones that fire", [][2]string{
			{"more_rr accurate_a methods_ns of_p forecasting_n", "accuracy"},
			{"a_d more_rr secure_a way_n to_t pay_v", "security"},
			{"to_t become_v popular_a", "popularity"},
			{"far_r greater_ar independence_n from_p Moscow_x", "independence"},
			{"renewed_a violence_n in_p the_d east_n", "violence"},
			{"to_t modernize_v its_g ageing_vg fleet_n", "modernization"},
			{"to_t reform_v", "reform"},
			{"to_t help_v innovate_v", "innovation"},
		}},
		{"hard ones that must not", [][2]string{
			{"higher_ar education_n", ""},
			{"further_ar education_n", ""},
			{"more_rr efficient_a rivals_ns", ""},
			{"a_d more_rr efficient_a market_n", ""},
			{"more_ar and_c more_ar users_ns", ""},
			{"more_ar time_n", ""},
			{"more_ar evidence_n", ""},
			{"more_ar information_n", ""},
			{"more_ar people_ns", ""},
			{"to_t become_v president_n", ""},
			{"to_t seem_v more_rr efficient_a", ""},
			{"to_t look_v safer_ar", ""},
			{"not_nt only_r to_t innovate_v", ""},
			{"to_t avoid_v innovating_vg", ""},
			{"to_t agree_v to_t invest_v", ""},
			{"little_a more_ar competition_n", ""},
			{"no_d longer_r innovating_vg", ""},
			{"without_p innovating_vg", ""},
			{"a_d lower_ar degree_n of_p efficiency_n", ""},
			{"more_rr expensive_a use_n of_p land_n", ""},
			{"less_rr wasteful_a methods_ns", ""},
			{"the_d same_a more_rr efficient_a way_n", "efficiency"},
		}},
		{"plain words", [][2]string{
			{"export_n controls_ns", ""},
			{"DeepSeek_x", ""},
			{"the_d efficiency_n of_p AI_x development_n", ""},
			{"a_d drop_n in_p share_n values_ns", ""},
		}},
	}
	fire, quiet := 0, 0
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			for _, c := range g.cases {
				got, ok := ConceptOf(phraseOf(t, c[0]), -1, Effect)
				if !ok && c[1] != "" || ok && !contains(c[1], got.Name) {
					t.Errorf("%s:\n got %q (%s), want %q", c[0], got.Name, got.Rule, c[1])
				}
				if c[1] == "" {
					quiet++
				} else {
					fire++
				}
				if c, ok := ConceptOf(phraseOf(t, c[0]), -1, Plain); ok {
					t.Errorf("fires outside an effect slot: %v", c)
				}
			}
		})
	}
	if n := fire + quiet; n < 60 || quiet*3 < n {
		t.Errorf("%d phrases, %d of which must not fire: want 60 and a third", n, quiet)
	}
	t.Logf("%d phrases that fire, %d that must not", fire, quiet)
}

func TestConceptOfHead(t *testing.T) {
	words := phraseOf(t, "worsening_vg relations_ns")
	if c, ok := ConceptOf(words, 1, Effect); ok {
		t.Errorf("the head is the noun: %+v", c)
	}
	words = phraseOf(t, "investing_vg billions_ns")
	if c, ok := ConceptOf(words, 0, Effect); !ok || c.Name != "investment" {
		t.Errorf("the head is the verb: %+v", c)
	}
}

func contains(alternatives, name string) bool {
	for a := range strings.SplitSeq(alternatives, "|") {
		if a == name && name != "" {
			return true
		}
	}
	return false
}
