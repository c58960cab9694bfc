package connectome

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
)

// A Prediction is the sign of one connection as predicted from the transmitter
// and the receptors of its ends.
type Prediction struct {
	Pre, Post string
	Polarity  string // +, -, complex, no pred
	Weight    string // of the connection, as the table gives it
}

// Sign returns excitatory for +, inhibitory for -, else unsigned.
func (p Prediction) Sign() Sign {
	switch p.Polarity {
	case "+":
		return Excitatory
	case "-":
		return Inhibitory
	}
	return Unsigned
}

// Predictions are the signs of connections by Fenyves et al. 2020, sorted by
// their ends.
type Predictions struct {
	Source      Source
	Predictions []Prediction
}

const (
	predictionMark   = "wormotif predictions 1"
	predictionHeader = "pre,post,polarity,weight"
)

// WritePredictions writes the normalised form of the predictions.
func WritePredictions(w io.Writer, p *Predictions) error {
	b := bufio.NewWriter(w)
	writeSource(b, predictionMark, p.Source)
	fmt.Fprintln(b, predictionHeader)
	out := csv.NewWriter(b)
	for _, x := range p.Predictions {
		out.Write([]string{SafeText(x.Pre), SafeText(x.Post), SafeText(x.Polarity), x.Weight})
	}
	out.Flush()
	return cmp.Or(out.Error(), b.Flush())
}

// ReadPredictions reads the normalised form of the predictions.
func ReadPredictions(r io.Reader) (*Predictions, error) {
	in, source, err := openNormal(r, predictionMark)
	if err != nil {
		return nil, err
	}
	rows, err := readRows(in, predictionHeader)
	if err != nil {
		return nil, err
	}
	p := &Predictions{source, make([]Prediction, len(rows))}
	for i, row := range rows {
		p.Predictions[i] = Prediction{plainText(row[0]), plainText(row[1]), plainText(row[2]), row[3]}
	}
	return p, nil
}
