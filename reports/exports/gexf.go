package exports

import (
	"io"
	"strconv"

	"gonum.org/v1/gonum/graph/formats/gexf12"

	"github.com/wormotif/wormotif/connectome"
)

// gexf writes the network as GEXF 1.2.
func gexf(w io.Writer, n *connectome.Network) error {
	nodes := gexf12.Attributes{Class: "node"}
	for i, field := range nodeFields {
		nodes.Attributes = append(nodes.Attributes, gexf12.Attribute{ID: strconv.Itoa(i), Title: field, Type: "string"})
	}
	edges := gexf12.Attributes{Class: "edge", Attributes: []gexf12.Attribute{
		{ID: "sign", Title: "sign", Type: "string"},
		{ID: "kind", Title: "kind", Type: "string"},
	}}
	document := gexf12.Content{Version: "1.2", Graph: gexf12.Graph{DefaultEdgeType: "directed", Attributes: []gexf12.Attributes{nodes, edges}}}
	for _, neuron := range n.Neurons {
		values := &gexf12.AttValues{}
		for i, value := range nodeValues(neuron) {
			values.AttValues = append(values.AttValues, gexf12.AttValue{For: strconv.Itoa(i), Value: value})
		}
		document.Graph.Nodes.Nodes = append(document.Graph.Nodes.Nodes, gexf12.Node{ID: neuron.Name, Label: neuron.Name, AttValues: values})
	}
	for i, c := range n.Connections {
		document.Graph.Edges.Edges = append(document.Graph.Edges.Edges, gexf12.Edge{
			ID: strconv.Itoa(i), Source: n.Neurons[c.Pre].Name, Target: n.Neurons[c.Post].Name, Weight: c.Weight,
			AttValues: &gexf12.AttValues{AttValues: []gexf12.AttValue{{For: "sign", Value: c.Sign.String()}, {For: "kind", Value: c.Kind.String()}}},
		})
	}
	return writeXML(w, document)
}
