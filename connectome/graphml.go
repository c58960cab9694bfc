package connectome

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// GraphML (Brandes et al. 2002, http://graphml.graphdrawing.org) is read by
// igraph, NetworkX, Gephi, yEd and Cytoscape. A table written by WriteGraphML
// comes back from ReadGraphML with nothing lost.

type graphML struct {
	XMLName xml.Name     `xml:"graphml"`
	XMLNS   string       `xml:"xmlns,attr"`
	Keys    []graphMLKey `xml:"key"`
	Graph   struct {
		ID          string        `xml:"id,attr"`
		EdgeDefault string        `xml:"edgedefault,attr"`
		Data        []graphMLData `xml:"data"`
		Nodes       []graphMLNode `xml:"node"`
		Edges       []graphMLEdge `xml:"edge"`
	} `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphMLData `xml:"data"`
}

// sheetSeparator stands between the names of sheets in one attribute.
const sheetSeparator = " | "

// WriteGraphML writes the table as a GraphML document with directed edges.
func WriteGraphML(w io.Writer, t *Table) error {
	var doc graphML
	doc.XMLNS = "http://graphml.graphdrawing.org/xmlns"
	doc.Graph.ID, doc.Graph.EdgeDefault = "G", "directed"
	for _, f := range sourceFields(&t.Source) {
		doc.Keys = append(doc.Keys, graphMLKey{"g_" + f.key, "graph", f.key, "string"})
		doc.Graph.Data = appendData(doc.Graph.Data, "g_"+f.key, *f.value)
	}
	doc.Keys = append(doc.Keys, graphMLKey{"g_sheets", "graph", "sheets", "string"})
	doc.Graph.Data = appendData(doc.Graph.Data, "g_sheets", strings.Join(t.Source.Sheets, sheetSeparator))
	doc.Keys = append(doc.Keys, []graphMLKey{
		{"n_class", "node", "class", "string"}, {"n_side", "node", "side", "string"}, {"n_role", "node", "role", "string"}, {"n_neuron", "node", "neuron", "boolean"},
		{"e_kind", "edge", "kind", "string"}, {"e_weight", "edge", "weight", "double"}, {"e_sign", "edge", "sign", "string"}, {"e_transmitter", "edge", "transmitter", "string"},
	}...)
	for _, c := range t.Cells {
		n := graphMLNode{ID: c.Name}
		n.Data = appendData(n.Data, "n_class", c.Class)
		n.Data = appendData(n.Data, "n_side", string(c.Side))
		n.Data = appendData(n.Data, "n_role", string(c.Role))
		n.Data = appendData(n.Data, "n_neuron", strconv.FormatBool(c.Neuron))
		doc.Graph.Nodes = append(doc.Graph.Nodes, n)
	}
	for _, c := range t.Connections {
		e := graphMLEdge{Source: t.Cells[c.Pre].Name, Target: t.Cells[c.Post].Name}
		e.Data = appendData(e.Data, "e_kind", c.Kind.String())
		e.Data = appendData(e.Data, "e_weight", formatWeight(c.Weight))
		if c.Sign != Unsigned {
			e.Data = appendData(e.Data, "e_sign", c.Sign.String())
		}
		e.Data = appendData(e.Data, "e_transmitter", string(c.Transmitter))
		doc.Graph.Edges = append(doc.Graph.Edges, e)
	}
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header)
	out := xml.NewEncoder(b)
	out.Indent("", " ")
	if err := out.Encode(doc); err != nil {
		return err
	}
	b.WriteByte('\n')
	return b.Flush()
}

func appendData(d []graphMLData, key, value string) []graphMLData {
	if value == "" {
		return d
	}
	return append(d, graphMLData{key, value})
}

// ReadGraphML reads a GraphML document: one that WriteGraphML wrote, or any
// other whose nodes are cells. A node is called by its attribute name or label,
// else by its ID; an edge's weight is 1 and its kind chemical unless attributes
// say otherwise. Parallel edges of one kind add up.
func ReadGraphML(r io.Reader) (*Table, error) {
	var doc graphML
	in := xml.NewDecoder(r)
	if err := in.Decode(&doc); err != nil {
		return nil, fmt.Errorf("the GraphML is cut short or damaged (%w): get it again", err)
	}
	if len(doc.Graph.Nodes) == 0 {
		return nil, errors.New("the GraphML has no nodes")
	}
	keys := map[string]string{}
	for _, k := range doc.Keys {
		keys[k.ID] = strings.ToLower(cmp.Or(k.Name, k.ID))
	}
	var source Source
	attributes := values(keys, doc.Graph.Data)
	for _, f := range sourceFields(&source) {
		*f.value = attributes[f.key]
	}
	if s := attributes["sheets"]; s != "" {
		source.Sheets = strings.Split(s, sheetSeparator)
	}
	b := NewTableBuilder()
	names := map[string]string{}
	for _, n := range doc.Graph.Nodes {
		v := values(keys, n.Data)
		name, _ := Canonical(cmp.Or(v["name"], v["label"], n.ID))
		if _, ok := names[n.ID]; ok || name == "" {
			return nil, fmt.Errorf("node %q has no name or stands there twice: remove one", n.ID)
		}
		names[n.ID] = name
		c, _ := CellNamed(name)
		if neuron, ok := v["neuron"]; ok {
			c = Cell{name, cmp.Or(v["class"], name), Side(v["side"]), Role(v["role"]), neuron == "true"}
		}
		b.AddCell(c)
	}
	for i, e := range doc.Graph.Edges {
		pre, okPre := names[e.Source]
		post, okPost := names[e.Target]
		if !okPre || !okPost {
			return nil, fmt.Errorf("edge %d from %q to %q: no such node", i+1, e.Source, e.Target)
		}
		c, err := graphMLConnection(values(keys, e.Data))
		if err != nil {
			return nil, fmt.Errorf("edge %d from %s to %s: %w", i+1, pre, post, err)
		}
		b.Connect(pre, post, c)
		if doc.Graph.EdgeDefault == "undirected" && pre != post {
			b.Connect(post, pre, c)
		}
	}
	return b.Table(source)
}

func graphMLConnection(v map[string]string) (c Connection, err error) {
	c.Weight = 1
	if text, ok := v["weight"]; ok {
		if c.Weight, err = strconv.ParseFloat(text, 64); err != nil || !(c.Weight > 0) || math.IsInf(c.Weight, 0) {
			return c, fmt.Errorf("weight %q is not a positive number", text)
		}
	}
	if text, ok := v["kind"]; ok {
		if c.Kind, err = ParseKind(text); err != nil {
			return c, err
		}
	}
	if text, ok := v["sign"]; ok {
		if c.Sign, err = ParseSign(text); err != nil {
			return c, err
		}
	}
	c.Transmitter = Transmitter(v["transmitter"])
	return c, nil
}

// values returns the attributes of an element by their names in lower case.
func values(keys map[string]string, data []graphMLData) map[string]string {
	v := make(map[string]string, len(data))
	for _, d := range data {
		v[cmp.Or(keys[d.Key], strings.ToLower(d.Key))] = strings.TrimSpace(d.Value)
	}
	return v
}
