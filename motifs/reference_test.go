package motifs_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/internal/shared"
	"github.com/wormotif/wormotif/motifs"
)

// TestReferenceCounts compares every count of reference/motifs.md, from an
// independent brute force, for the datasets that are embedded.
func TestReferenceCounts(t *testing.T) {
	text, err := os.ReadFile(shared.Path(t, "reference", "motifs.md"))
	if err != nil {
		t.Fatal(err)
	}
	compared, want := 0, 0
	for _, section := range strings.Split(string(text), "\n## ")[1:] {
		dataset, _, _ := strings.Cut(section, " ")
		if !slices.Contains(connectome.Datasets, dataset) {
			t.Logf("%s is not embedded: its counts are not compared", dataset)
			continue
		}
		want += 16 * strings.Count(section, "connections: excitatory") // a line for each policy, 16 motifs
		var policies []string
		for line := range strings.Lines(section) {
			cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
			switch {
			case !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|-"):
			case strings.HasPrefix(line, "| motif"):
				for _, cell := range cells[4:] {
					if policy, isCount := strings.CutSuffix(strings.TrimSpace(cell), ": count"); isCount {
						policy, _, _ = strings.Cut(policy, " ")
						policies = append(policies, policy)
					}
				}
			default:
				counts := cells[len(cells)-2*len(policies):]
				for i, policy := range policies {
					compared++
					compareWithReference(t, dataset, policy, strings.TrimSpace(cells[0]), counts[2*i:2*i+2])
				}
			}
		}
	}
	if compared == 0 || compared != want {
		t.Errorf("compared %d pairs of counts, want %d", compared, want)
	}
}

func compareWithReference(t *testing.T, dataset, policy, motif string, want []string) {
	t.Helper()
	counts := countsUnder(t, dataset, policy)
	for i, got := range []int64{counts[motif].Count, counts[motif].Induced} {
		if n, err := strconv.ParseInt(strings.TrimSpace(want[i]), 10, 64); err != nil || got != n {
			t.Errorf("%s, %s, %s (%s): %d, want %s", dataset, policy, motif, []string{"count", "induced"}[i], got, want[i])
		}
	}
}

var counted = map[string]map[string]motifs.Count{}

// countsUnder counts the catalogue, once for each dataset and policy.
func countsUnder(t *testing.T, dataset, policy string) map[string]motifs.Count {
	t.Helper()
	key := fmt.Sprint(dataset, " ", policy)
	if counts, ok := counted[key]; ok {
		return counts
	}
	table, err := connectome.Dataset(dataset)
	if err != nil {
		t.Fatal(err)
	}
	signs, err := connectome.NamedPolicy(policy, table.Source.Sex)
	if err != nil {
		t.Fatal(err)
	}
	net, err := connectome.Build(table, signs, connectome.Options{})
	if err != nil {
		t.Fatal(err)
	}
	patterns := motifs.Catalogue()
	counter, err := motifs.NewCounter(net, patterns)
	if err != nil {
		t.Fatal(err)
	}
	counts := make([]motifs.Count, len(patterns))
	if err := counter.Count(motifs.Edges(net), counts); err != nil {
		t.Fatal(err)
	}
	counted[key] = map[string]motifs.Count{}
	for i, p := range patterns {
		counted[key][p.Name] = counts[i]
	}
	return counted[key]
}
