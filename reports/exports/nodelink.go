package exports

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"github.com/wormotif/wormotif/connectome"
)

// nodeLink writes the network as networkx and D3 read it: nodes and links.
func nodeLink(w io.Writer, n *connectome.Network) error {
	document := struct {
		Directed   bool             `json:"directed"`
		Multigraph bool             `json:"multigraph"`
		Graph      map[string]any   `json:"graph"`
		Nodes      []map[string]any `json:"nodes"`
		Links      []map[string]any `json:"links"`
	}{Directed: true, Multigraph: true, Graph: map[string]any{"name": n.Source.ID, "signs": n.Policy}}
	for _, neuron := range n.Neurons {
		node := map[string]any{"id": neuron.Name}
		for i, value := range nodeValues(neuron) {
			node[nodeFields[i]] = value
		}
		document.Nodes = append(document.Nodes, node)
	}
	for _, c := range n.Connections {
		document.Links = append(document.Links, map[string]any{
			"source": n.Neurons[c.Pre].Name, "target": n.Neurons[c.Post].Name, "key": int(c.Kind),
			"weight": c.Weight, "sign": c.Sign.String(), "kind": c.Kind.String(),
		})
	}
	encoder := json.NewEncoder(w) // maps are written in the order of their keys
	encoder.SetIndent("", " ")
	return encoder.Encode(document)
}

// connectionList writes a connection a line.
func connectionList(w io.Writer, n *connectome.Network) error {
	out := csv.NewWriter(w)
	out.Write([]string{"pre", "post", "weight", "sign", "kind"})
	for _, c := range n.Connections {
		out.Write([]string{
			connectome.SafeText(n.Neurons[c.Pre].Name), connectome.SafeText(n.Neurons[c.Post].Name),
			strconv.FormatFloat(c.Weight, 'g', -1, 64), c.Sign.String(), c.Kind.String(),
		})
	}
	out.Flush()
	return out.Error()
}
