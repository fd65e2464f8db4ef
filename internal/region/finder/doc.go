// Package finder finds the bodies of a region in German text.
//
// It works on words, not on characters: the text is cut into words once, each is folded (case, umlauts in either spelling,
// soft hyphens) and looked up in one tree of all name forms. The longest form wins and its words are used up, so that "Kreis
// Olpe" never yields the town. What stands to the left and right then decides: "Rathaus Werl" names an administration,
// "Amtsgericht Soest" and "Frau Overath" do not. Names that are also ordinary words or borne by other places count only where
// something else in the text points to the region.
package finder
