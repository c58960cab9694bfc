package sim

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteSpikes writes spikes as CSV with the header neuron,time_ms: by time,
// then in the circuit's order of neurons. Lines end as RFC 4180 has it, with CR
// LF; times have at least one decimal.
func WriteSpikes(w io.Writer, c *Circuit, rec *Recording) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write([]string{"neuron", "time_ms"}); err != nil {
		return err
	}
	for _, s := range rec.Spikes {
		if err := out.Write([]string{c.Neurons[s.Neuron].Name, milliseconds(rec.Time(s))}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// milliseconds writes a time without the rounding of k dt: 0.3, not
// 0.30000000000000004.
func milliseconds(t float64) string {
	text := strconv.FormatFloat(math.Round(t*1e6)/1e6, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
