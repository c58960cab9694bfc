package read

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Limits bound what a file may hold, so that a small file cannot fill the memory.
type Limits struct {
	FileBytes   int64 // of the file itself
	SheetBytes  int64 // of one part of a workbook when unpacked
	UnzipBytes  int64 // of a whole workbook when unpacked
	Columns     int   // of a sheet
	Fractional  bool  // weights need not be whole numbers
	ColumnNames map[string]string
}

// DefaultLimits are ten times what the largest public table needs.
var DefaultLimits = Limits{FileBytes: 64 << 20, SheetBytes: 128 << 20, UnzipBytes: 256 << 20, Columns: 16384}

// A File is a file that was opened and turned into sheets.
type File struct {
	Name   string // without its folder
	SHA256 string
	Format string // Excel workbook, text
	Sheets []Sheet
	raw    []byte
	limits Limits
}

// Open reads a file and turns it into sheets, whatever its name says. Errors
// are PlaceErrors: one line with the file, the place and the mend.
func Open(path string, limits Limits) (*File, error) {
	raw, err := readAll(path, limits.FileBytes)
	if err != nil {
		return nil, PlaceError{File: filepath.Base(path), Problem: err.Error()}
	}
	f, err := parse(filepath.Base(path), raw, limits)
	return f, inFile(err, filepath.Base(path))
}

func readAll(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("no such file: check the path")
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("this is a folder: name a file in it")
	case !info.Mode().IsRegular():
		return nil, errors.New("this is no ordinary file: save the table as a file first")
	case info.Size() > limit:
		return nil, fmt.Errorf("%d bytes are more than the limit of %d: raise it with --max-bytes", info.Size(), limit)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}

// parse turns the bytes of a file into sheets.
func parse(name string, raw []byte, limits Limits) (*File, error) {
	sum := sha256.Sum256(raw)
	f := &File{Name: name, SHA256: hex.EncodeToString(sum[:]), raw: raw, limits: limits}
	var err error
	switch {
	case len(raw) == 0:
		err = errors.New("the file is empty: get it again")
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		f.Format = "Excel workbook (.xlsx)"
		f.Sheets, err = readWorkbook(raw, limits)
	default:
		err = errors.New("neither a workbook nor a table as text: save it as .xlsx or .csv")
	}
	if err != nil {
		return nil, inFile(err, name)
	}
	for _, s := range f.Sheets {
		if w := s.width(); w > limits.Columns {
			return nil, PlaceError{name, s.Name, "", fmt.Sprintf("%d columns are more than the limit of %d: remove empty columns", w, limits.Columns)}
		}
	}
	return f, nil
}

// inFile adds the name of the file to an error.
func inFile(err error, name string) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[PlaceError](err); ok {
		if e.File == "" {
			e.File = name
		}
		return e
	}
	return PlaceError{File: name, Problem: err.Error()}
}
