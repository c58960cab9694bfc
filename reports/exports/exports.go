// Package exports writes networks in the forms that other programs load, with
// the names, signs, weights, roles and transmitters of the worm.
package exports

import (
	"io"
	"slices"

	"github.com/wormotif/wormotif/connectome"
)

// A Format is a form of a network.
type Format struct {
	Name  string
	About string // which programs load it
	Write func(io.Writer, *connectome.Network) error
}

// Formats are all formats.
var Formats = []Format{
	{"graphml", "networkx, igraph, Gephi, Cytoscape, yEd", graphML},
	{"gexf", "Gephi, networkx", gexf},
	{"dot", "Graphviz", dot},
	{"json", "networkx.node_link_graph, D3", nodeLink},
	{"csv", "anything: pre,post,weight,sign,kind", connectionList},
}

// Names are the names of the formats.
func Names() []string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return names
}

// Find returns the format of that name.
func Find(name string) (Format, error) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, connectome.UnknownNameError{What: "format", Name: name, Known: Names()}
	}
	return Formats[i], nil
}

// nodeFields are what every format says of a neuron besides its name.
var nodeFields = []string{"class", "side", "role", "transmitter", "evidence"}

func nodeValues(n *connectome.Neuron) []string {
	return []string{n.Class, string(n.Side), string(n.Role), string(n.Transmitter), string(n.Grade)}
}
