package reports

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/base64"
	"encoding/binary"
	"html/template"
)

//go:embed explore.js
var explorerText string

// explorerScript is the program of the page's table and drawing.
func explorerScript() template.JS { return template.JS(explorerText) }

// explorerData is what that program reads.
type explorerData struct {
	Neurons     []Neuron        `json:"neurons"`
	Connections [][4]any        `json:"connections"` // pre, post, weight, sign
	Motifs      []explorerMotif `json:"motifs"`
	First       int             `json:"first"` // the motif that is shown first
}

type explorerMotif struct {
	Name   string       `json:"name"`
	Labels []string     `json:"labels"`
	Places [][2]float64 `json:"places"` // of the nodes in the drawing
	Links  [][3]any     `json:"links"`  // from, to, bend: the connections that the motif asks for, or may
	Count  int64        `json:"count"`
	Rows   int          `json:"rows"`
	Packed string       `json:"packed"`
}

// explorer returns the occurrences and the wiring for the page.
func (r Report) explorer() (explorerData, error) {
	data := explorerData{Neurons: r.Neurons}
	for _, c := range r.Connections {
		data.Connections = append(data.Connections, [4]any{c.Pre, c.Post, c.Weight, c.Sign})
	}
	for _, m := range r.Motifs {
		if m.Listing.Rows == 0 {
			continue
		}
		if m.Name == headlineMotif {
			data.First = len(data.Motifs)
		}
		packed, err := m.Listing.packed(len(m.Pattern.Nodes))
		if err != nil {
			return data, err
		}
		e := explorerMotif{Name: m.Name, Labels: m.Pattern.Labels(), Count: m.Count, Rows: m.Listing.Rows, Packed: packed}
		l := layOut(m.Pattern)
		for _, p := range l.nodes {
			e.Places = append(e.Places, [2]float64{p.x, p.y})
		}
		for _, a := range l.arcs {
			e.Links = append(e.Links, [3]any{a.from, a.to, a.bend})
		}
		data.Motifs = append(data.Motifs, e)
	}
	return data, nil
}

// packed returns the listed occurrences by column: 16 bits for each neuron, 32-bit
// floats for the weights, then a byte for induced; all gzipped, as base64.
func (l Listing) packed(nodes int) (string, error) {
	var b bytes.Buffer
	zip, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	write := func(column any) {
		if err == nil {
			err = binary.Write(zip, binary.LittleEndian, column)
		}
	}
	for node := range nodes {
		column := make([]uint16, len(l.Occurrences))
		for i, o := range l.Occurrences {
			column[i] = uint16(o.Neurons[node])
		}
		write(column)
	}
	weights, induced := make([]float32, len(l.Occurrences)), make([]bool, len(l.Occurrences))
	for i, o := range l.Occurrences {
		weights[i], induced[i] = float32(o.Weight), o.Induced
	}
	write(weights)
	write(induced)
	if err != nil {
		return "", err
	}
	if err := zip.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}
