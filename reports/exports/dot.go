package exports

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/wormotif/wormotif/connectome"
)

// dot writes the network in Graphviz's language. gonum's encoder sorts by node
// and keeps one line a pair; here every connection keeps its own.
func dot(w io.Writer, n *connectome.Network) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "digraph %s {\n", quoteDOT(n.Source.ID))
	for _, neuron := range n.Neurons {
		fmt.Fprintf(out, "  %s [", quoteDOT(neuron.Name))
		for i, value := range nodeValues(neuron) {
			if i > 0 {
				out.WriteString(", ")
			}
			fmt.Fprintf(out, "%s=%s", nodeFields[i], quoteDOT(value))
		}
		out.WriteString("];\n")
	}
	for _, c := range n.Connections {
		head := map[connectome.Sign]string{connectome.Excitatory: "normal", connectome.Inhibitory: "tee"}[c.Sign]
		if head == "" {
			head = "odot"
		}
		// Graphviz takes weights to be whole and costly: the connection's own is w.
		fmt.Fprintf(out, "  %s -> %s [w=%g, sign=%s, kind=%s, arrowhead=%s];\n",
			quoteDOT(n.Neurons[c.Pre].Name), quoteDOT(n.Neurons[c.Post].Name), c.Weight, c.Sign, c.Kind, head)
	}
	out.WriteString("}\n")
	return out.Flush()
}

// quoteDOT writes a text as a quoted id. Graphviz keeps a doubled backslash as
// two in the name and draws it as one; a single one before the end would take
// the closing quote for text.
func quoteDOT(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `"`
}
