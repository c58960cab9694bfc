package reports

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/wormotif/wormotif/internal/needs"
)

// A tab is a browser tab and what went wrong in it.
type tab struct {
	context.Context
	mu       sync.Mutex
	requests []string
	errors   []string
}

// newTab opens a page in a headless browser and waits until its table is ready.
func newTab(t testing.TB, file string) *tab {
	t.Helper()
	browser := needs.Program(t, "chromium", "chromium-browser", "google-chrome")
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WindowSize(1280, 900))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	page := &tab{Context: ctx}
	if err := chromedp.Listen(ctx, page.note); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	page.do(t, chromedp.Navigate("file://"+file))
	eval[bool](t, page, `new Promise((resolve) => { const wait = () => performance.getEntriesByName("explorer-ready").length ? resolve(true) : setTimeout(wait, 20); wait(); })`)
	return page
}

func (p *tab) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		p.errors = append(p.errors, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			p.errors = append(p.errors, "console: "+string(e.Type))
		}
	case *log.EventEntryAdded:
		p.errors = append(p.errors, e.Entry.Text)
	}
}

func (p *tab) do(t testing.TB, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(p, steps...); err != nil {
		t.Fatal(err)
	}
}

// eval returns the value of a JavaScript expression, awaited.
func eval[T any](t testing.TB, p *tab, expression string) T {
	t.Helper()
	value, err := chromedp.Run(p, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

func (p *tab) emulate(t *testing.T, scheme string) {
	t.Helper()
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	if _, err := chromedp.Call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}); err != nil {
		t.Fatal(err)
	}
}

// manyOccurrences is the fixture with 100,000 occurrences of its last motif, of
// which every hundredth is induced, with weights from 1 to 1,000.
func manyOccurrences(t testing.TB) string {
	t.Helper()
	r := fixture()
	m := &r.Motifs[len(r.Motifs)-1]
	m.Listing.Occurrences = nil
	for i := range 100_000 {
		o := Occurrence{Induced: i%100 == 0, Weight: float64(1 + i%1000)}
		for node := range m.Pattern.Nodes {
			o.Neurons = append(o.Neurons, (i/1000+node)%len(r.Neurons))
		}
		m.Listing.Occurrences = append(m.Listing.Occurrences, o)
	}
	m.Listing.Rows, m.Count = len(m.Listing.Occurrences), 120_000
	dir := filepath.Join(t.TempDir(), "a <b>report & \"more\"")
	if err := r.Write(dir); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "index.html")
}

func TestPageInABrowser(t *testing.T) {
	page := newTab(t, manyOccurrences(t))
	matches := func() string {
		t.Helper()
		return eval[string](t, page, `document.getElementById("matches").textContent`)
	}
	set := func(id, value string) {
		t.Helper()
		eval[bool](t, page, `(() => { const e = document.getElementById("`+id+`"); if (e.type === "checkbox") e.checked = true; else e.value = "`+value+`"; e.dispatchEvent(new Event(e.type === "checkbox" || e.tagName === "SELECT" ? "change" : "input")); return true; })()`)
	}
	wantMatches := func(want string) {
		t.Helper()
		if got := matches(); got != want {
			t.Errorf("the table says %q, want %q", got, want)
		}
	}
	wantMatches("100,000 of 100,000 listed, of 120,000 in all")

	set("weight", "991")
	wantMatches("1,000 of 100,000 listed, of 120,000 in all")
	set("induced", "")
	wantMatches("0 of 100,000 listed, of 120,000 in all") // multiples of 100 weigh 1, 101, …, 901
	set("weight", "901")
	wantMatches("100 of 100,000 listed, of 120,000 in all")
	// Node A of block b is neuron b mod 9; AVJL is number 2: blocks 2, 11, …, 92.
	set("at-node", "0")
	set("neuron", "avjl")
	wantMatches("11 of 100,000 listed, of 120,000 in all")
	set("neuron", "no such neuron")
	wantMatches("0 of 100,000 listed, of 120,000 in all")
	set("neuron", "")

	// The table sorts by a click on a column, and back by another.
	labels := fixture().Motifs[2].Pattern.Labels()
	header := func(column int) string {
		return "#occurrence-head th:nth-child(" + string(rune('1'+column)) + ") button"
	}
	page.do(t, chromedp.Click(chromedp.CSS(header(0))))
	first := func() string {
		t.Helper()
		return eval[string](t, page, `document.querySelector("#occurrence-rows tr:not([aria-hidden])").firstChild.textContent`)
	}
	if got := first(); got != "=HYPERLINK(1)" {
		t.Errorf("first row by %s begins with %q, want the first neuron", labels[0], got)
	}
	page.do(t, chromedp.Click(chromedp.CSS(header(0))))
	if got := first(); got != "N6" {
		t.Errorf("first row by %s, descending, begins with %q, want the last neuron", labels[0], got)
	}

	// A click on a row draws it; a name that is markup stays text.
	page.do(t, chromedp.Click(chromedp.CSS("#occurrence-rows tr:nth-child(3) button")))
	if title := eval[string](t, page, `document.getElementById("circuit-title").textContent`); !strings.HasPrefix(title, headlineMotif+": A N6") || !strings.Contains(title, "<script>alert(1)</script>") {
		t.Errorf("the drawing is called %q", title)
	}
	if n := eval[int](t, page, `document.querySelectorAll("#circuit circle").length`); n != len(labels) {
		t.Errorf("%d neurons are drawn, want %d", n, len(labels))
	}

	// Nothing sticks out on a telephone.
	page.do(t, chromedp.EmulateViewport(390, 844))
	if width := eval[int](t, page, "document.documentElement.scrollWidth"); width > 390 {
		t.Errorf("the page is %d pixels wide on a screen of 390", width)
	}
	page.do(t, chromedp.EmulateViewport(1280, 900))

	background := func() string {
		t.Helper()
		return eval[string](t, page, "getComputedStyle(document.body).backgroundColor")
	}
	page.emulate(t, "light")
	light := background()
	page.emulate(t, "dark")
	if dark := background(); dark == light {
		t.Errorf("the background is %s in dark mode too", dark)
	}

	pdf, err := chromedp.Run(page, chromedp.PrintToPDF())
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("printing gave %d bytes (%v), want a PDF", len(pdf), err)
	}

	page.mu.Lock()
	defer page.mu.Unlock()
	if len(page.requests) != 1 {
		t.Errorf("the page asked for %q, want itself alone", page.requests)
	}
	if len(page.errors) > 0 {
		t.Errorf("the console says %q", page.errors)
	}
}

// axe-core finds what keeps people from using the page with a screen reader, a
// keyboard or weak sight.
func TestPageIsAccessible(t *testing.T) {
	axe := needs.File(t, "axe.min.js of axe-core", "WORMOTIF_AXE")
	program, err := os.ReadFile(axe)
	if err != nil {
		t.Fatal(err)
	}
	page := newTab(t, manyOccurrences(t))
	eval[bool](t, page, string(program)+"; true")
	for _, scheme := range []string{"light", "dark"} {
		page.emulate(t, scheme)
		found := eval[json.RawMessage](t, page, `axe.run().then((r) => r.violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => [v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html)]))`)
		if string(found) != "[]" {
			t.Errorf("%s: axe-core finds %s", scheme, found)
		}
	}
}

// BenchmarkPage tells by the page's own marks how long it takes until the table
// is ready, and to filter and sort 100,000 occurrences, in milliseconds.
func BenchmarkPage(b *testing.B) {
	page := newTab(b, manyOccurrences(b))
	for b.Loop() {
		eval[bool](b, page, `(() => { const e = document.getElementById("neuron"); e.value = "AVJL N3"; e.dispatchEvent(new Event("input")); e.value = ""; e.dispatchEvent(new Event("input")); document.querySelector("#occurrence-head th:nth-child(9) button").click(); return true; })()`)
	}
	b.ReportMetric(eval[float64](b, page, `performance.getEntriesByName("explorer-ready")[0].startTime`), "ready-ms")
	for _, mark := range []string{"filter", "sort"} {
		b.ReportMetric(eval[float64](b, page, `Math.max(...performance.getEntriesByName("`+mark+`").map((e) => e.duration))`), mark+"-max-ms")
	}
}
