package nulls

import (
	"maps"
	"slices"

	"github.com/wormotif/wormotif/connectome"
)

// A layering names the layer that a connection is swapped in; connections
// without a name stay where they are.
type layering func(connectome.Connection) string

// signedLayers is the layering by name for signed chemical connections. Unsigned
// ones stay, or are a layer of their own. Electrical ones always stay.
func signedLayers(o Options, name func(connectome.Connection) string) layering {
	return func(c connectome.Connection) string {
		switch {
		case c.Kind != connectome.Chemical:
			return ""
		case c.Sign != connectome.Unsigned:
			return name(c)
		case o.SwapUnsigned:
			return "unsigned"
		default:
			return ""
		}
	}
}

// group returns the connections of each layer, layers in the order of their
// names, connections in the order of the network.
func (l layering) group(net *connectome.Network) [][]int {
	byName := map[string][]int{}
	for i, c := range net.Connections {
		if name := l(c); name != "" {
			byName[name] = append(byName[name], i)
		}
	}
	groups := make([][]int, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		groups = append(groups, byName[name])
	}
	return groups
}
