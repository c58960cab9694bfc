package exports

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"github.com/wormotif/wormotif/connectome"
)

// The elements of GraphML, http://graphml.graphdrawing.org/specification.html.
type (
	graphMLDocument struct {
		XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []graphMLKey `xml:"key"`
		Graph   graphMLGraph `xml:"graph"`
	}
	graphMLKey struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	}
	graphMLGraph struct {
		ID          string        `xml:"id,attr"`
		EdgeDefault string        `xml:"edgedefault,attr"`
		Nodes       []graphMLNode `xml:"node"`
		Edges       []graphMLEdge `xml:"edge"`
	}
	graphMLNode struct {
		ID   string        `xml:"id,attr"`
		Data []graphMLData `xml:"data"`
	}
	graphMLEdge struct {
		ID     string        `xml:"id,attr"`
		Source string        `xml:"source,attr"`
		Target string        `xml:"target,attr"`
		Data   []graphMLData `xml:"data"`
	}
	graphMLData struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
)

// graphML writes the network as GraphML. Nodes have their names as ids, and as
// the attribute name too, which igraph calls vertices by.
func graphML(w io.Writer, n *connectome.Network) error {
	document := graphMLDocument{Graph: graphMLGraph{ID: n.Source.ID, EdgeDefault: "directed"}}
	for _, field := range append([]string{"name"}, nodeFields...) {
		document.Keys = append(document.Keys, graphMLKey{"node_" + field, "node", field, "string"})
	}
	document.Keys = append(document.Keys,
		graphMLKey{"edge_weight", "edge", "weight", "double"},
		graphMLKey{"edge_sign", "edge", "sign", "string"},
		graphMLKey{"edge_kind", "edge", "kind", "string"})
	for _, neuron := range n.Neurons {
		node := graphMLNode{ID: neuron.Name, Data: []graphMLData{{"node_name", neuron.Name}}}
		for i, value := range nodeValues(neuron) {
			node.Data = append(node.Data, graphMLData{"node_" + nodeFields[i], value})
		}
		document.Graph.Nodes = append(document.Graph.Nodes, node)
	}
	for i, c := range n.Connections {
		document.Graph.Edges = append(document.Graph.Edges, graphMLEdge{
			ID: fmt.Sprintf("e%d", i), Source: n.Neurons[c.Pre].Name, Target: n.Neurons[c.Post].Name,
			Data: []graphMLData{
				{"edge_weight", strconv.FormatFloat(c.Weight, 'g', -1, 64)},
				{"edge_sign", c.Sign.String()},
				{"edge_kind", c.Kind.String()},
			},
		})
	}
	return writeXML(w, document)
}

func writeXML(w io.Writer, document any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
