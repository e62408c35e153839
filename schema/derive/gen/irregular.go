package main

// The nouns of old that no ending makes. Some are in WordNet without a link.
var irregularEvent = map[string]string{
	"bear": "birth", "choose": "choice", "defend": "defense", "depend": "dependence", "die": "death", "fly": "flight",
	"know": "knowledge", "lose": "loss", "own": "ownership", "propose": "proposal", "prove": "proof", "reveal": "revelation",
	"sell": "sale", "steal": "theft", "succeed": "success", "tend": "tendency", "unite": "unity", "weigh": "weight",
	"pursue": "pursuit", "complain": "complaint", "constrain": "constraint", "lend": "lending", "save": "saving", "speak": "speech",
	"sue": "lawsuit", "serve": "service", "twirl": "twirl", "scratch": "scratch", "see": "sight", "think": "thought", "try": "trial", "grow": "growth", "give": "gift", "behave": "behavior",
	"respond": "response", "expend": "expenditure", "revolt": "revolt", "merge": "merger", "export": "export", "import": "import", "cut": "cut", "visit": "visit", "hire": "hiring",
	"land": "landing", "arrest": "arrest", "industrialize": "industrialization", "centralize": "centralization", "build": "construction",
	"experiment": "experiment", "fund": "funding", "bomb": "bombing", "meet": "meeting",
}

var irregularQuality = map[string]string{
	"strong": "strength", "long": "length", "wide": "width", "broad": "breadth", "deep": "depth", "high": "height", "hot": "heat",
	"young": "youth", "proud": "pride", "free": "freedom", "poor": "poverty", "wise": "wisdom", "just": "justice", "true": "truth",
	"unstable": "instability", "unequal": "inequality", "unjust": "injustice", "unable": "inability", "fast": "speed", "slow": "slowness",
	"bold": "boldness", "robust": "robustness", "equitable": "equity", "realistic": "realism", "adaptable": "adaptability",
	"rapid": "speed", "swift": "speed", "weak": "weakness", "sustainable": "sustainability",
}
