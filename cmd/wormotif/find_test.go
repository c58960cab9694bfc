package main

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// TestParquetHoldsWhatCSVHolds writes one listing, longer than a group of rows,
// in both formats.
func TestParquetHoldsWhatCSVHolds(t *testing.T) {
	folder := t.TempDir()
	var files [2]string
	for i, name := range []string{"all.csv", "all.parquet"} {
		files[i] = filepath.Join(folder, name)
		if err := run([]string{"find", "--motif", "xor", "-o", files[i]}, nil, io.Discard, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	want := readCSV(t, files[0])
	got := readParquet(t, files[1])
	if len(want) <= parquetRowGroup {
		t.Fatalf("%d rows do not fill a group of rows: choose a commoner motif", len(want))
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("the Parquet file has %d rows, header %v; the CSV file %d, header %v", len(got), got[0], len(want), want[0])
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// readParquet returns the file's columns and rows as text, the header first.
func readParquet(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reader := parquet.NewGenericReader[any](f)
	defer reader.Close()
	var header []string
	for _, column := range reader.Schema().Columns() {
		header = append(header, column[0])
	}
	all := [][]string{header}
	buffer := make([]parquet.Row, 100)
	for {
		n, err := reader.ReadRows(buffer)
		for _, row := range buffer[:n] {
			var texts []string
			for _, v := range row {
				if v.Kind() == parquet.Boolean {
					texts = append(texts, strconv.FormatBool(v.Boolean()))
				} else {
					texts = append(texts, v.String())
				}
			}
			all = append(all, texts)
		}
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
