package reports

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"strings"
	"testing"
)

func TestNumbersForPeople(t *testing.T) {
	for _, c := range []struct {
		n    Number
		want string
	}{
		{0, "0.00"}, {0.000999, "0.001"}, {-0.5, "−0.50"}, {0.0333, "0.033"}, {3.14159, "3.14"}, {-20.84, "−20.8"}, {123.4, "123"},
		{1234567, "1,234,567"}, {-1234, "−1,234"}, {Number(math.NaN()), "–"}, {Number(math.Inf(1)), "–"},
	} {
		if got := figures(c.n); got != c.want {
			t.Errorf("figures(%v) = %q, want %q", float64(c.n), got, c.want)
		}
	}
	if got := Number(-2742.68).fixed(1); got != "−2,742.7" {
		t.Errorf("fixed(1) of -2742.68 = %q", got)
	}
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -100: "−100", 735055: "735,055"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestUndefinedNumbersAreNull(t *testing.T) {
	text, err := json.Marshal([]Number{1.5, Number(math.NaN()), Number(math.Inf(1))})
	if err != nil || string(text) != "[1.5,null,null]" {
		t.Fatalf("got %s (%v), want [1.5,null,null]", text, err)
	}
	var back []Number
	if err := json.Unmarshal(text, &back); err != nil || back[0] != 1.5 || back[1].Known() {
		t.Errorf("read back %v (%v)", back, err)
	}
}

func TestFileNamesKeepApart(t *testing.T) {
	if got := slug("xor-core"); got != "xor-core" {
		t.Errorf("slug(xor-core) = %q", got)
	}
	a, b := slug("A>B"), slug("A|B")
	if a == b || strings.ContainsAny(a+b, "><|/ ") {
		t.Errorf("slugs %q and %q, want two different safe ones", a, b)
	}
}

// The page must not ask for anything, and names must stay text.
func TestPageLoadsNothing(t *testing.T) {
	var b bytes.Buffer
	if err := newView(fixture()).page(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	loads := regexp.MustCompile(`(?i)(<script[^>]*src|<iframe|<img|\ssrc=|@import|url\(|<link rel="(stylesheet|preload))`)
	if found := loads.FindString(page); found != "" {
		t.Errorf("the page contains %q", found)
	}
	if !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("the neuron whose name is markup is not there as text")
	}
}
