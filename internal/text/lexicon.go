package text

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Abbreviations, lower-cased and without their final period, which belongs to
// the word. Those of abbrevAlways are no words of their own; abbrevCapital
// are abbreviations when written with a capital; abbrevNumber when a number
// follows. Letters with periods between them (U.S., e.g.) need no list.
var (
	abbrevAlways = set(`mr mrs ms dr drs prof messrs mme mlle hon rev jr sr esq st ste ft mt
		vs etc eg ie cf viz al approx dept depts govt est esp incl excl ext attn
		inc ltd corp bros assn assoc intl natl mfg univ
		blvd ave hwy pkwy rd sq
		lt sgt capt cmdr maj cpl pvt gov sen atty supt adm insp
		sept jan feb aug oct nov tues thurs thur
		ph.d b.sc m.sc ed.d i.e e.g a.k.a u.s u.k
		ibid figs vol vols eds pp
		calif conn colo mich minn wis tenn okla penn pa
		dist div lb lbs oz sq tbsp tsp v fwd ass't int'l gov't dep't lv arrv`)
	abbrevCapital = set(`co gen col sec rep reps pres vp det mar apr jun jul dec wed thu fri tue mon sat sun
		del fla ga ill ind kan ky la mass md miss mo mont neb nev ore tex va vt wash wyo ariz ark ala
		amb asst bldg brig cdr comm conf mgr op pat ph pt que ont spec mob ed para sc minn fed admin`)
	abbrevCaps   = set(`inc ltd corp mrs jr sr sgt capt prof etc`)
	abbrevNumber = set(`rs no nos p pp art arts ch chap sec sect ver para para fig par pg sq pt c ca b d r n vol`)
)

// clitics are cut off the word before them, apostrophe first; not "n't",
// which takes a letter of its own.
var clitics = set(`s re ve ll d m`)

// fused are words written without apostrophe or space that are two words to
// a grammar: how many letters the first has.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "outta": 3,
	"dont": 2, "wont": 2, "cant": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "werent": 4,
	"couldnt": 5, "wouldnt": 5, "shouldnt": 6, "arent": 3, "aint": 2, "hasnt": 3, "havent": 4, "hadnt": 3,
	"ive": 1, "youre": 3, "youve": 3, "youll": 3, "theyre": 4, "theyve": 4, "theyll": 4, "weve": 2,
	"thats": 4, "whats": 4, "theres": 5, "hes": 2, "shes": 3, "itll": 2, "im": 1, "whos": 3, "heres": 4,
	"c'mon": 3, "'tis": 2, "’tis": 2, "'twas": 2, "’twas": 2, "y'all": 2, "y’all": 2, "d'you": 2, "d’you": 2, "ya'll": 2,
	"lotta": 3, "dunno": 2,
}

// prefixes keep their hyphen: non-human is one word, well-known is three.
var prefixes = set(`non anti pro co pre post re ex mid semi multi over sub counter neo socio psycho inter
	cross mini micro un e ultra super trans quasi pseudo proto para meta hyper hypo bi tri uni intra extra
	out under de dis mis arch ethno geo bio electro thermo hydro macro mega afro indo pan eco infra tele`)

// shortWords with an apostrophe or a slash that stay whole.
var wholeWords = set(`'em ’em 'cause ’cause 'til ’til 'till ’till 'bout ’bout 'n ’n 'round ’round 'n' ’n’
	w/o w/out s/he b/t l/c i/c n/a o'clock o’clock ma'am ma’am`)

// units are cut off the number they are written to: 65k, 35mm, 5pm.
var units = set(`k m b bn mm cm km kg mg ml ft lb lbs mph kph am pm hr hrs min mins sec secs gb mb tb kb mw gw kw kwh mwh
	hz khz mhz ghz nm yr yrs f c in oz p x gw twh gwh tn trn mn mil cl kn ha sqm sqft pc pct bps watt minutes persons percent
	million billion years months days hours`)

// topLevel are the ends of internet names written without www or a scheme,
// extensions those of file names.
var (
	topLevel = set(`com org net edu gov mil int info biz io ai app dev tv me uk us ca de fr eu au nz jp cn ru in br es it nl
		ch se no dk pl ie za kr mx co tech news blog online xyz`)
	extensions = set(`doc docx xls xlsx ppt pptx pdf txt zip exe jpg jpeg png gif htm html php asp js csv xml json mp3 mp4 avi mov wav
		rtf url dll bat log py go rs ts css md yaml yml conf ini jar tar gz`)
)

// emoticons by their text; the longest at a place wins.
var emoticons = set(`:) :-) :( :-( ;) ;-) :D :-D :P :-P :p ;P ;p :/ :-/ :| :-| :O :o :-O =) =( =D :'( :') <3 ^_^ ^^ >:( (: (; ): D: XD xD :] :[ :* :-* -_- o_o O_o :S :>`)

// schemes open an address.
var schemes = []string{"http://", "https://", "ftp://", "www.", "mailto:", "doi:10.", "file://", "ymsgr:", "hxxp://"}

// starters are words that, written with a capital, start a sentence rather
// than go on with a name; goOn are abbreviations that no sentence ends in.
// Both are kept as hashes of their forms.
var (
	starters = hashes(`the a an this that these those he she it they we you i his her its their our my there here
		in on at for from with by after before since when while if although though as because but and so yet or
		however meanwhile moreover also then now some many most several both all no not who what where why how
		one two according earlier later still even instead despite during under among until once`)
	goOn = hashes(`mr. mrs. ms. dr. drs. prof. messrs. hon. rev. st. ste. ft. mt. lt. sgt. capt. cmdr. maj. cpl. gov. sen. rep. gen. col.
		v. vs. eg. ie. e.g. i.e. cf. viz. approx. no. nos. fig. figs. p. pp. vol. art. ca. c. incl. excl. esp.`)
)

func hashes(words string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(words) {
		rs := []rune(w)
		m[lookOf(rs, word{}, glueNone).form] = true
	}
	return m
}
