package reports

import (
	"math"
	"strconv"
	"strings"
)

// grouped writes a whole number with commas between thousands.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

// figures writes a number with three significant digits, two below 0.1; an
// undefined one is a dash.
func figures(n Number) string {
	x := float64(n)
	switch size := math.Abs(x); {
	case !n.Known():
		return "–"
	case size >= 1000:
		return grouped(int64(math.Round(x)))
	case size >= 100:
		return minus(strconv.FormatFloat(x, 'f', 0, 64))
	case size >= 10:
		return minus(strconv.FormatFloat(x, 'f', 1, 64))
	case size >= 0.1 || size == 0:
		return minus(strconv.FormatFloat(x, 'f', 2, 64))
	default:
		return minus(strconv.FormatFloat(x, 'g', 2, 64))
	}
}

// fixed writes a number with so many decimals.
func (n Number) fixed(decimals int) string {
	if !n.Known() {
		return "–"
	}
	text := strconv.FormatFloat(math.Abs(float64(n)), 'f', decimals, 64)
	digits, fraction, _ := strings.Cut(text, ".")
	before, err := strconv.ParseInt(digits, 10, 64)
	if err == nil && before >= 1000 { // else it has no thousands, or is beyond counting
		digits = grouped(before)
	}
	if fraction != "" {
		digits += "." + fraction
	}
	if n < 0 {
		return "−" + digits
	}
	return digits
}

// minus gives a negative number its typographic sign.
func minus(text string) string { return strings.Replace(text, "-", "−", 1) }

// whole writes a number of occurrences, rounded where it is large.
func whole(n Number) string {
	if !n.Known() {
		return "–"
	}
	if math.Abs(float64(n)) < 10 && float64(n) != math.Trunc(float64(n)) {
		return figures(n)
	}
	return grouped(int64(math.Round(float64(n))))
}

// percent writes a share of a whole.
func percent(part, whole int64) string {
	if whole == 0 {
		return "–"
	}
	share := 100 * float64(part) / float64(whole)
	if share > 0 && share < 10 {
		return strconv.FormatFloat(share, 'f', 1, 64) + " %"
	}
	return strconv.FormatFloat(share, 'f', 0, 64) + " %"
}
