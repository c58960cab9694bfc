package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
)

// inducedColumn is the column after those of the pattern's nodes.
const inducedColumn = "induced"

func writeCSV(w io.Writer, labels []string, list occurrenceList) error {
	out := csv.NewWriter(w)
	if err := out.Write(append(slices.Clone(labels), inducedColumn)); err != nil {
		return err
	}
	row := make([]string, len(labels)+1)
	err := list(func(names []string, induced bool) error {
		copy(row, names)
		row[len(names)] = strconv.FormatBool(induced)
		return out.Write(row)
	})
	out.Flush()
	if err != nil {
		return err
	}
	return out.Error()
}

func writeJSONLines(w io.Writer, labels []string, list occurrenceList) error {
	buffered := bufio.NewWriter(w)
	out := json.NewEncoder(buffered)
	err := list(func(names []string, induced bool) error {
		neurons := make(map[string]string, len(labels))
		for i, label := range labels {
			neurons[label] = names[i]
		}
		return out.Encode(struct {
			Neurons map[string]string `json:"neurons"`
			Induced bool              `json:"induced"`
		}{neurons, induced})
	})
	if err != nil {
		return err
	}
	return buffered.Flush()
}
