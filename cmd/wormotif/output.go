package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
)

// A networkResult is the part of a JSON document that says which network the
// rest is about.
type networkResult struct {
	Dataset   datasetResult      `json:"dataset"`
	Network   connectome.Summary `json:"network"`
	Signs     string             `json:"signs"`
	MinWeight float64            `json:"min_weight"`
}

type datasetResult struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Source string `json:"source"`
	SHA256 string `json:"sha256"`
}

func newNetworkResult(n *connectome.Network) networkResult {
	source := n.Source.Cite
	if n.Source.DOI != "" {
		source += ", doi " + n.Source.DOI
	}
	return networkResult{
		Dataset:   datasetResult{n.Source.ID, n.Source.Title, source, n.Source.SHA256},
		Network:   n.Summary(),
		Signs:     n.Policy,
		MinWeight: n.MinWeight,
	}
}

// print writes the network in a line or two, for people.
func (r networkResult) print(w io.Writer) {
	fmt.Fprintf(w, "%s, signs %s", r.Dataset.ID, r.Signs)
	if r.MinWeight > 1 {
		fmt.Fprintf(w, ", weight %g or more", r.MinWeight)
	}
	fmt.Fprintf(w, "\n%d neurons, %s connections: %s excitatory, %s inhibitory, %s unsigned; %d self-connections dropped\n\n",
		r.Network.Neurons, grouped(r.Network.Connections), grouped(r.Network.Excitatory), grouped(r.Network.Inhibitory),
		grouped(r.Network.Unsigned), r.Network.SelfConnectionsDropped)
}

// plainTable draws a table with lines under the header only, so that it can be
// pasted and stays narrow.
var plainTable = func() table.Style {
	style := table.StyleDefault
	style.Format.Header = 0 // as written
	style.Options = table.Options{SeparateHeader: true}
	style.Box.PaddingLeft, style.Box.PaddingRight = "  ", ""
	return style
}()

// grouped writes a number with commas between its thousands.
func grouped[T int | int64](n T) string {
	digits := fmt.Sprint(n)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

func printJSON(w io.Writer, document any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(document)
}

// noArguments refuses arguments with the mend: everything is said by flags.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return inputError{fmt.Errorf("%s takes no argument, found %q; see wormotif %s --help", c.Name(), args[0], c.Name())}
	}
	return nil
}
