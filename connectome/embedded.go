package connectome

import (
	"fmt"
	"slices"

	"github.com/wormotif/wormotif/data"
)

// DefaultDataset is the ID of the dataset that is used unless another is asked for.
const DefaultDataset = "cook2019-hermaphrodite"

// Datasets are the IDs of the embedded tables, the default first.
var Datasets = []string{
	DefaultDataset, "cook2019-male", "cook2019-hermaphrodite-synapses", "chen2006", "white1986",
	"witvliet2021-1", "witvliet2021-2", "witvliet2021-3", "witvliet2021-4",
	"witvliet2021-5", "witvliet2021-6", "witvliet2021-7", "witvliet2021-8", "yim2024-dauer",
}

// Atlases are the IDs of the embedded tables that give signs.
var Atlases = []string{"wang2024-hermaphrodite", "wang2024-male", "fenyves2020-transmitters", "fenyves2020-predictions"}

// Dataset returns the embedded table with the ID.
func Dataset(id string) (*Table, error) {
	if !slices.Contains(Datasets, id) {
		return nil, UnknownNameError{"dataset", id, Datasets}
	}
	f, err := data.Files.Open(id + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := ReadTable(f)
	if err != nil {
		return nil, fmt.Errorf("embedded %s: %w", id, err)
	}
	return t, nil
}

// Default returns the network of the default dataset under the default policy:
// the neurons of the adult hermaphrodite of Cook et al. 2019 and their chemical
// connections, signed by Wang et al. 2024.
func Default() (*Network, error) {
	t, err := Dataset(DefaultDataset)
	if err != nil {
		return nil, err
	}
	p, err := NamedPolicy(DefaultPolicy, t.Source.Sex)
	if err != nil {
		return nil, err
	}
	return Build(t, p, Options{})
}

func embeddedAtlases(ids ...string) ([]*Atlas, error) {
	var atlases []*Atlas
	for _, id := range ids {
		f, err := data.Files.Open(id + ".csv")
		if err != nil {
			return nil, err
		}
		defer f.Close()
		a, err := ReadAtlas(f)
		if err != nil {
			return nil, fmt.Errorf("embedded %s: %w", id, err)
		}
		atlases = append(atlases, a)
	}
	return atlases, nil
}

func embeddedPredictions(id string) (*Predictions, error) {
	f, err := data.Files.Open(id + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	p, err := ReadPredictions(f)
	if err != nil {
		return nil, fmt.Errorf("embedded %s: %w", id, err)
	}
	return p, nil
}
