package entity

import "testing"

// TestJoinedToName: what a hyphen joins to a name is nothing without it.
func TestJoinedToName(t *testing.T) {
	res, _ := resolveText(t, "The Saudi Arabia-led coalition launches airstrikes on Sanaa. The Saudi Arabia-led coalition kills civilians.")
	for _, e := range res.Entities {
		if e.Name() == "Saudi Arabia-led coalition" {
			return
		}
	}
	t.Errorf("no Saudi Arabia-led coalition: %+v", res.Entities)
}
