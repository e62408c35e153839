package entity

// Closed lists of words. They are facts of English, not of any article.

var (
	calendar = set(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
		monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
		mondays tuesdays wednesdays thursdays fridays saturdays sundays ad bc ce bce am pm a.m. p.m. gmt utc est edt pst`)

	// titles stand before a person's name and are not part of it.
	titles = set(`president vice premier chancellor minister senator sen sen. rep rep. representative congressman congresswoman
		governor gov gov. mayor judge justice general gen gen. colonel col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant sgt sgt.
		admiral commander mr mr. mrs mrs. ms ms. miss dr dr. doctor prof prof. professor sir dame lord lady baroness baron reverend rev rev. father
		archbishop bishop cardinal ayatollah imam rabbi chairman chairwoman chairperson chair ceo cfo cto coo chief secretary ambassador
		spokesman spokeswoman spokesperson director speaker leader founder co-founder cofounder attorney officer detective inspector sheriff
		first-lady commissioner envoy deputy journalist actor actress singer rapper author coach manager pastor analyst lawmaker activist
		president-elect ex-president opposition whistleblower prosecutor economist executive executives counsel councilor councillor md phd esq esq. mep midfielder winger biathlete novelist filmmaker musician footballer cyclist swimmer advisor adviser camerlengo nuncio superintendent brigadier marshal`)

	// titleParts may stand before a title as part of it.
	titleParts = set(`prime vice deputy foreign defense defence interior finance health justice state chief general executive senior
		acting managing crown attorney press national security assistant associate first second lead commander-in-chief home trade economy
		energy education labor labour treasury agriculture transport environment culture supreme opposition party house senate majority minority
		police army navy military air force federal district former ex interim principal special permanent under associate human rights commerce cabinet latin maronite ecumenical apostolic`)

	// royal titles stay in the name: "Pope Leo XIV".
	royal = set(`sheikh patriarch pope king queen prince princess emperor empress saint st st. tsar sultan`)

	// commonAcronyms are written in capitals but name a kind of thing.
	commonAcronyms = set(`AI TV CEO CFO CTO COO GDP DNA RNA PC GPU CPU HIV AIDS IPO EV EVs UFO VR AR LNG IT PR HR ID ATM SUV LGBT LGBTQ
		NGO NGOs MP MPs PM VP PhD CEOs PCs TVs GPUs CPUs IDs OK ICU CCTV GPS IED API APIs LLM LLMs GMT UTC AM PM DVD CD VIP FAQ Q A I`)

	// departments follow "Secretary of" or "Minister of" in an office.
	departments = set(`economic state defense defence treasury the interior foreign affairs homeland security health human services education energy labor
		labour commerce agriculture justice transportation transport finance war veterans housing urban development environment culture
		home parliament congress staff opposition`)

	// institutional adjectives begin names of institutions.
	institutional = set(`national international united supreme federal democratic social royal central northern southern eastern western north
		south east west great new islamic general republican conservative liberal constitutional high world global imperial public free
		popular revolutionary communist socialist christian joint armed special permanent`)

	orgEnds = set(`inc inc. corp corp. corporation ltd ltd. llc plc co co. company gmbh ag nv group holdings university college institute institution
		ministry department agency bureau commission committee council court bank party union association federation foundation society church
		times post daily news journal herald tribune gazette guardian observer telegraph press magazine radio television network media broadcasting
		police army navy force forces guard corps brigade battalion airlines airways motors industries systems technologies technology labs laboratories
		studios pictures entertainment records partners capital ventures fund trust office parliament senate congress assembly government administration
		authority league club united fc organisation organization team front movement alliance coalition center centre academy school hospital
		collective volunteers observatory exchange chamber service services tribunal cabinet board secretariat command directorate republicans democrats`)
	companyEnds = set(`energies energy resources steel petroleum pharmaceuticals pharmaceutical pharma electronics logistics foods brands semiconductor
		semiconductors telecom telecommunications aerospace shipping automotive chemicals insurance financial mining cement aviation aeronautics therapeutics
		biotech robotics minerals metals`)
	placeEnds = set(`river lake sea ocean island islands mountain mountains mount valley desert bay gulf strait peninsula county province region district
		state oblast krai prefecture park street avenue road square bridge airport stadium tower city town village beach canal coast canyon palace
		governorate municipality voivodeship raion commune canton territory township borough parish station plaza forest creek hill hills heights strip bank border highway camp base port harbor harbour volcano mountains hills provinces oblasts districts regions governorates counties islands territories line corridor basilica complex facility cathedral palisades shrine monastery`)
	eventEnds = set(`war wars summit olympics cup championship championships election elections festival conference games revolution crisis attack attacks
		battle massacre hurricane storm earthquake pandemic award awards prize prix final finals bowl tournament uprising ceasefire day forum exhibition expo conclave
		slam open draft regatta marathon derby semifinals playoffs`)
	vesselStarts = set(`uss hms hmas hmcs hmnzs usns rms ss mv m/v ins boeing airbus cessna beechcraft sukhoi antonov gulfstream tupolev mig embraer bombardier learjet
		sikorsky lockheed iphone ipad galaxy windows android`)
	eventStarts = set(`hurricane typhoon cyclone operation battle storm`)
	lawEnds     = set(`act treaty law amendment constitution accord accords agreement convention protocol bill code directive charter pact resolution decree rule`)
	productEnds = set(`app store chatbot phone model 3d pro mini max ultra console engine os browser missile rocket aircraft jet satellite vaccine`)

	// particles are lower-case words inside names.
	particles = set(`de la van von bin al el der den di da du le ibn ben y e dos das des del ul ud abu`)

	speech = set(`say tell announce state claim argue add note warn declare believe think suggest explain write report deny confirm insist
		acknowledge admit accuse urge ask call reply respond proclaim remark express comment criticize criticise praise vow pledge promise agree`)

	quantifiers = set(`some many several few all most any no each every both more less another other such certain various numerous enough much half
		one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions billions`)

	// emptyHeads mean nothing without their of-phrase.
	emptyHeads = set(`use way kind sort type form number series lot lots range variety amount majority set handful dozens hundreds thousands millions
		part piece bit plenty couple host array bunch percentage share level levels degree wave string rest total rate act acts case cases lack
		group groups member members tens scores half third quarter dozen pair control possession entirety whole bulk chunk spate slew flurry raft barrage`)

	// generic nouns are never nodes by themselves.
	generic = set(`thing things people person man woman day days year years time times part way ways kind case fact example result number issue
		problem question point place area end side use level role effort ability need lack series range set term sense matter situation reason
		idea view comment statement response attempt plan move step one ones other others something anything everything nothing someone anyone
		everyone everybody somebody nobody lot total rest bit group member addition order course instance kind type form thought doubt order fact
		today yesterday tomorrow tonight morning evening night week month century moment while home top bottom front back middle turn
		attention note place thanks regard light sign aim goal purpose means basis process thing stuff piece item detail world life word name
		country city town area region state nation company government group team firm organization party official
		claim account concern hope chance opportunity possibility likelihood amount majority minority half third quarter percent
		effect effects charge charges talk talks section sections file files list lists cause causes event events action actions activity
		activities measure measures operation operations result results change changes control emergency incident incidents matter object objects
		site sites figure figures feature features factor factors aspect aspects element elements version versions option options step steps
		individual individuals everyone self selves age start beginning line list story case position condition status`)

	// function words and pronouns are no name by themselves, whatever their tag.
	function = set(`he him his himself she her hers herself it its itself they them their theirs themselves i me my mine myself we us our ours
		ourselves you your yours yourself yourselves who whom whose which what that this these those the a an of and or but not nor so yet if
		is are was were be been being am has have had do does did will would can could may might must shall should in on at by for with from to
		as into over under about after before between through during against among there here when where why how than then no yes 's n't`)

	he          = set(`he him his himself`)
	she         = set(`she her hers herself`)
	it          = set(`it its itself`)
	they        = set(`they them their theirs themselves`)
	me          = set(`i me my mine myself`)
	us          = set(`we us our ours ourselves you your yours yourself yourselves`)
	possessives = set(`his her its their my our your hers theirs whose`)
	reflexives  = set(`himself herself itself themselves`)
)
