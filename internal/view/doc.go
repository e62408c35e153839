// Package view owns the pictures of a graph: what is drawn of it, the page
// and the static image.
//
// Invariant: both are made from one Scene, laid out once; the same graph gives
// the same bytes. The page is one file that asks nothing of any network, and
// text of an article can only appear in it as text.
//
// The package does not read a store itself: it draws any export.Source.
package view
