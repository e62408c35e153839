package view

import (
	"math"
	"strings"
	"unicode"
)

// Measures of lines of text, in pixels.
const (
	lineHeight = 1.2   // times the font
	lineWidth  = 112.0 // a name that is wider is broken in two
	nameWidest = 190.0 // where two lines would be wider it is broken in three
	maxLines   = 3
)

// breakName breaks a name into lines of about one width: two, unless they would
// be too wide. What does not fit three ends in an ellipsis.
func breakName(name string, font float64) []string {
	words := strings.Fields(printable(name))
	if len(words) == 0 {
		return []string{"(no name)"}
	}
	for i, word := range words {
		words[i] = fit(word, font, lineWidth)
	}
	if textWidth(strings.Join(words, " "), font) <= lineWidth {
		return []string{strings.Join(words, " ")}
	}
	if lines := balance(words, font, 2); widest(lines, font) <= nameWidest {
		return lines
	}
	lines := balance(words, font, maxLines)
	if widest(lines, font) > nameWidest {
		if lines = breakAt(words, font, nameWidest); len(lines) > maxLines {
			lines = lines[:maxLines]
			lines[maxLines-1] += " …"
		}
	}
	return lines
}

// balance breaks words into at most n lines whose widest is as narrow as can be.
func balance(words []string, font float64, n int) []string {
	low, high := 0.0, textWidth(strings.Join(words, " "), font)
	for _, word := range words {
		low = max(low, textWidth(word, font))
	}
	for range 12 {
		if middle := (low + high) / 2; len(breakAt(words, font, middle)) <= n {
			high = middle
		} else {
			low = middle
		}
	}
	return breakAt(words, font, high)
}

// breakAt fills lines up to a width; a wider word has a line of its own.
func breakAt(words []string, font, width float64) []string {
	var lines []string
	line, filled := "", 0.0
	for _, word := range words {
		wide := textWidth(word, font)
		if line != "" && filled+textWidth(" ", font)+wide <= width+1e-6 {
			line, filled = line+" "+word, filled+textWidth(" ", font)+wide
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line, filled = word, wide
	}
	return append(lines, line)
}

// widest is the width of the longest line.
func widest(lines []string, font float64) float64 {
	width := 0.0
	for _, line := range lines {
		width = max(width, textWidth(line, font))
	}
	return width
}

// fit cuts a word that is wider than a line.
func fit(word string, font, width float64) string {
	if textWidth(word, font) <= 1.3*width {
		return word
	}
	for i := range word {
		if textWidth(word[:i], font) > 1.2*width {
			return word[:i] + "…"
		}
	}
	return word
}

// printable drops characters that draw nothing but could disturb the line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != 0x200C && r != 0x200D {
			return -1
		}
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// textWidth estimates the width of a line in a usual sans-serif.
func textWidth(line string, font float64) float64 {
	width := 0.0
	for _, r := range line {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'|!()[] ", r):
			width += 0.32
		case r == 'm' || r == 'w' || r == 'M' || r == 'W':
			width += 0.88
		case r >= 0x1100 && (r <= 0x11FF || r >= 0x2E80):
			width++
		case unicode.IsUpper(r):
			width += 0.68
		default:
			width += 0.56
		}
	}
	return math.Round(100*float64(width*font)) / 100
}
