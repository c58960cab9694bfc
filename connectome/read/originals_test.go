package read

import (
	"bytes"
	"strings"
	"testing"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/data"
	"github.com/wormotif/wormotif/internal/shared"
)

// opened keeps the files that several tests read.
var opened = map[string]*File{}

func original(t testing.TB, name string) *File {
	t.Helper()
	path := shared.Path(t, "data", name)
	if opened[name] == nil {
		f, err := Open(path, DefaultOptions)
		if err != nil {
			t.Fatal(err)
		}
		opened[name] = f
	}
	return opened[name]
}

// The embedded tables are what the importer makes of the originals, byte for byte.
func TestEmbeddedTablesAreWhatTheImporterMakes(t *testing.T) {
	for _, o := range Originals {
		t.Run(o.ID, func(t *testing.T) {
			f := original(t, o.File)
			var made bytes.Buffer
			if err := f.WriteOriginal(&made, o); err != nil {
				t.Fatal(err)
			}
			embedded, err := data.Files.ReadFile(o.ID + ".csv")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(made.Bytes(), embedded) {
				t.Errorf("embedded table differs from what the importer makes: run go generate ./data")
			}
		})
	}
}

func TestEveryDatasetIsAnOriginal(t *testing.T) {
	var ids []string
	for _, o := range Originals {
		ids = append(ids, o.ID)
	}
	want := strings.Join(append(connectome.Datasets, connectome.Atlases...), " ")
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("originals are\n%s\nembedded are\n%s", got, want)
	}
}

func TestEmbeddedDataStaySmall(t *testing.T) {
	entries, err := data.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var sum int64
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		sum += info.Size()
	}
	if sum > 3<<20 {
		t.Errorf("%d bytes embedded, the limit is 3 MB", sum)
	}
}

// totals are those of shared/data/README.md, and for tables that it does not
// sum up what an independent count gave (python3-openpyxl and python3-xlrd).
var totals = []struct {
	file, sheet string
	kind        connectome.Kind
	neuronsOnly bool
	want        connectome.Totals
	neurons     int
}{
	{"cook2019-si5-corrected-july-2020.xlsx", "hermaphrodite chemical", connectome.Chemical, false, connectome.Totals{Connections: 4879, Weight: 28113, Self: 38}, 302},
	{"cook2019-si5-corrected-july-2020.xlsx", "hermaphrodite chemical", connectome.Chemical, true, connectome.Totals{Connections: 3709, Weight: 20965, Self: 38}, 302},
	{"cook2019-si5-corrected-july-2020.xlsx", "hermaphrodite gap jn asymmetric", connectome.Electrical, false, connectome.Totals{Connections: 1450, Weight: 11680, Self: 17}, 302},
	{"cook2019-si5-corrected-july-2020.xlsx", "hermaphrodite gap jn symmetric", connectome.Electrical, false, connectome.Totals{Connections: 2883, Weight: 23313, Self: 17}, 302},
	{"cook2019-si5-corrected-july-2020.xlsx", "male chemical", connectome.Chemical, false, connectome.Totals{Connections: 5306, Weight: 45959, Self: 60}, 384},
	{"cook2019-si5-original-2019.xlsx", "hermaphrodite chemical", connectome.Chemical, false, connectome.Totals{Connections: 4879, Weight: 28113, Self: 38}, 302},
	{"cook2019-si5-original-2019.xlsx", "male chemical", connectome.Chemical, false, connectome.Totals{Connections: 5306, Weight: 45959, Self: 60}, 384},
	{"cook2019-si2-synapse-counts.xlsx", "herm chem synapse adjacency", connectome.Chemical, true, connectome.Totals{Connections: 3242, Weight: 10203, Self: 35}, 302},
	{"chen2006-NeuronConnect.xls", "NeuronConnect.csv", connectome.Chemical, false, connectome.Totals{Connections: 2194, Weight: 6394}, 279},
	{"witvliet2021-dataset-7.xlsx", "witvliet_2020_7 adult", connectome.Chemical, false, connectome.Totals{Connections: 2202, Weight: 7467, Self: 11}, 181},
	{"witvliet2021-dataset-8.xlsx", "witvliet_2020_8 adult", connectome.Chemical, false, connectome.Totals{Connections: 2186, Weight: 7970}, 180},
	{"yim2024-dauer.xlsx", "Adult_1", connectome.Chemical, false, connectome.Totals{Connections: 2202, Weight: 7467, Self: 11}, 180},
	{"yim2024-dauer.xlsx", "Adult_2", connectome.Chemical, false, connectome.Totals{Connections: 2186, Weight: 1544446213}, 180},
	{"white1986-whole.csv", "white1986-whole", connectome.Chemical, false, connectome.Totals{Connections: 2386, Weight: 7943}, 300},
	{"openworm-CElegansNeuronTables.xls", "Connectome", connectome.Chemical, false, connectome.Totals{Connections: 2279, Weight: 6465}, 299},
	{"openworm-CElegansNeuronTables.xls", "NeuronsToMuscle", connectome.Chemical, false, connectome.Totals{Connections: 564, Weight: 1881}, 127},
	{"cook2020-pharynx-chemical.csv", "cook2020-pharynx-chemical", connectome.Chemical, false, connectome.Totals{Connections: 259, Weight: 1713, Self: 2}, 22},
	{"cook2020-pharynx-electrical.csv", "cook2020-pharynx-electrical", connectome.Electrical, false, connectome.Totals{Connections: 57, Weight: 174}, 0},
	{"bentley2016-monoamines.csv", "bentley2016-monoamines", connectome.Extrasynaptic, false, connectome.Totals{Connections: 1952, Weight: 2626, Self: 12}, 237},
}

func TestTotalsOfTheOriginals(t *testing.T) {
	for _, x := range totals {
		t.Run(x.file+" "+x.sheet, func(t *testing.T) {
			readings, err := original(t, x.file).Choose([]string{x.sheet})
			if err != nil {
				t.Fatal(err)
			}
			r := readings[0]
			if r.Err != nil {
				t.Fatal(r.Err)
			}
			if got := r.Table.Totals(x.kind, x.neuronsOnly); got != x.want {
				t.Errorf("totals %+v, want %+v", got, x.want)
			}
			if got := r.Table.Neurons(); got != x.neurons {
				t.Errorf("%d neurons, want %d", got, x.neurons)
			}
			if len(r.Unknown) > 0 {
				t.Errorf("names not known: %v", r.Unknown)
			}
		})
	}
}

// shared/data/README.md: White's table without the pharynx is NeuronConnect.
func TestWhiteOutsideThePharynx(t *testing.T) {
	readings, err := original(t, "white1986-whole.csv").Choose(nil)
	if err != nil {
		t.Fatal(err)
	}
	table, connections, weight := readings[0].Table, 0, 0.0
	for _, c := range table.Connections {
		pre, post := table.Cells[c.Pre], table.Cells[c.Post]
		if c.Kind == connectome.Chemical && pre.Neuron && post.Neuron && pre.Role != connectome.Pharyngeal && post.Role != connectome.Pharyngeal {
			connections++
			weight += c.Weight
		}
	}
	if connections != 2194 || weight != 6394 {
		t.Errorf("%d connections, weight %v; want 2194 and 6394", connections, weight)
	}
}

// Primary transmitters of Wang et al. 2024, dim included: ACh 161, Glu 76, GABA
// 31; 29 of the GABA neurons are firm.
func TestPrimaryTransmittersOfTheAtlas(t *testing.T) {
	a := original(t, "wang2024-supp2-hermaphrodite.xlsx").Readings()[0].Atlas
	got, firm, neurons := map[connectome.Transmitter]int{}, 0, 0
	p := connectome.PolicyFromAtlases("wang", a)
	for _, f := range a.Findings {
		if f.Rank != 1 {
			continue
		}
		neurons++
		x := p.Transmitter(f.Neuron)
		got[x.Transmitter]++
		if x.Transmitter == connectome.GABA && x.Grade == connectome.Firm {
			firm++
		}
	}
	if neurons != 302 || got[connectome.ACh] != 161 || got[connectome.Glu] != 76 || got[connectome.GABA] != 31 || firm != 29 {
		t.Errorf("%d neurons: %v, %d GABA neurons firm", neurons, got, firm)
	}
}

// Fenyves et al. 2020: ACh 157, 8 of them with GABA second, Glu 78, GABA 33,
// none 34; predictions + 1,327, - 425, complex 471, no pred 1,415; weight 20,589.
func TestFenyvesTables(t *testing.T) {
	f := original(t, "fenyves2020-s3.xlsx")
	readings, err := f.Choose([]string{"1. NT expr", "5. Sign prediction"})
	if err != nil {
		t.Fatal(err)
	}
	first, gabaSecond := map[connectome.Transmitter]int{}, 0
	for _, x := range readings[0].Atlas.Findings {
		if x.Rank == 1 {
			first[x.Transmitter]++
		} else if x.Transmitter == connectome.GABA {
			gabaSecond++
		}
	}
	if first[connectome.ACh] != 157 || first[connectome.Glu] != 78 || first[connectome.GABA] != 33 || first[connectome.NoTransmitter] != 34 || gabaSecond != 8 {
		t.Errorf("dominant %v, GABA second %d", first, gabaSecond)
	}
	polarity, sum := map[string]int{}, 0.0
	for _, x := range readings[1].Predictions.Predictions {
		polarity[x.Polarity]++
		w, problem := weight(x.Weight)
		if problem != "" {
			t.Fatal(problem)
		}
		sum += w
	}
	if polarity["+"] != 1327 || polarity["-"] != 425 || polarity["complex"] != 471 || polarity["no pred"] != 1415 || sum != 20589 {
		t.Errorf("predictions %v, weight %v", polarity, sum)
	}
}

// The cells, classes and roles of data/cells.csv are those of SI 5 and of the
// atlas.
func TestListOfCells(t *testing.T) {
	f := original(t, "cook2019-si5-corrected-july-2020.xlsx")
	for _, r := range f.Readings() {
		if r.Table == nil {
			continue
		}
		for _, c := range r.Table.Cells {
			listed, known := connectome.CellNamed(c.Name)
			if !known || listed != c {
				t.Errorf("sheet %s has %+v, the list %+v", r.Sheet, c, listed)
			}
		}
	}
	class := ""
	s := original(t, "wang2024-supp2-hermaphrodite.xlsx").Sheets[0]
	for row := 4; row < 306; row++ {
		if text := s.at(row, 1); text != "" {
			class = text
		}
		if c, known := connectome.CellNamed(sharedName(s.at(row, 2), map[string]int{})); !known || c.Class != class || !c.Neuron {
			t.Errorf("row %d: the atlas has %s in class %s, the list %+v", row+1, s.at(row, 2), class, c)
		}
	}
}
