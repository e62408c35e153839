package annotate

// Words that say how far or how often what the clause tells holds: without them the
// claim says more than the sentence does.
var (
	degrees = words(`partially partly temporarily narrowly conditionally provisionally nominally largely mostly mainly primarily chiefly
		usually often sometimes normally generally typically occasionally virtually nearly almost fairly predominantly essentially effectively
		frequently commonly regularly routinely traditionally customarily periodically sporadically intermittently initially originally briefly
		practically substantially loosely`)
	// sentential adverbs comment on the whole sentence: a denial does not reach them
	sentential = words(`actually really certainly clearly obviously surely definitely fortunately unfortunately luckily sadly happily finally
		recently currently presently lately previously apparently allegedly reportedly supposedly probably possibly presumably
		evidently seemingly arguably basically essentially honestly frankly importantly interestingly ironically surprisingly
		understandably undoubtedly inevitably ultimately eventually consequently accordingly subsequently similarly likewise
		additionally moreover secondly thirdly lastly firstly early only family necessarily simply merely solely ideally
		specifically generally normally usually typically rarely hardly scarcely barely nearly entirely fully wholly completely exactly`)
)

// Degree says whether the adverb takes something back of what its verb says
// ("partially reopens", "is often called").
func Degree(low string) bool { return degrees[low] }

// Deniable says whether a denial before the adverb is one of the adverb: who does
// "not govern directly" may govern, who is "not soon" replaced may be.
func Deniable(low string) bool {
	switch low {
	case "soon", "well", "fast", "alone", "together", "easily":
		return true
	}
	n := len(low)
	return n > 4 && low[n-2:] == "ly" && !sentential[low]
}
