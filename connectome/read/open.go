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

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/connectome/xls"
)

// Limits bound what a file may hold, so that a small file cannot fill the memory.
type Limits struct {
	Bytes   int64 // of the file, and of a workbook when unpacked
	Columns int   // of a sheet
}

// Options say how a file is read.
type Options struct {
	Limits
	Fractional bool              // weights need not be whole numbers
	Columns    map[string]string // pre, post, weight, kind, sign, transmitter to the header of that column in an edge list
}

// DefaultLimits are more than ten times what the largest public table needs:
// the SI 5 workbook takes 4 MB and 17 MB unpacked.
var DefaultLimits = Limits{Bytes: 256 << 20, Columns: 16384}

// DefaultOptions read whole numbers and find the columns by their headers.
var DefaultOptions = Options{Limits: DefaultLimits}

// A File is a file that was opened and turned into sheets.
type File struct {
	Name    string // without its folder
	SHA256  string
	Format  string // Excel workbook, text
	Sheets  []Sheet
	raw     []byte
	options Options
	normal  *connectome.Table // of a file in the normalised form or GraphML
	atlas   *connectome.Atlas // of a file in the normalised form
}

// Open reads a file and turns it into sheets, whatever its name says. Errors
// are PlaceErrors: one line with the file, the place and the mend.
func Open(path string, o Options) (*File, error) {
	raw, err := readAll(path, o.Limits.Bytes)
	if err != nil {
		return nil, PlaceError{File: filepath.Base(path), Problem: err.Error()}
	}
	f, err := parse(filepath.Base(path), raw, o)
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
func parse(name string, raw []byte, o Options) (*File, error) {
	sum := sha256.Sum256(raw)
	f := &File{Name: name, SHA256: hex.EncodeToString(sum[:]), raw: raw, options: o}
	var err error
	switch {
	case len(raw) == 0:
		err = errors.New("the file is empty: get it again")
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		f.Format = "Excel workbook (.xlsx)"
		f.Sheets, err = readWorkbook(raw, o.Limits)
	case bytes.HasPrefix(raw, []byte(xls.Magic)):
		f.Format = "Excel workbook (.xls)"
		f.Sheets, err = readLegacy(raw)
	case connectome.IsNormal(raw):
		f.Format = "normalised table"
		f.normal, err = connectome.ReadTable(bytes.NewReader(raw))
	case connectome.IsNormalAtlas(raw):
		f.Format = "normalised transmitter atlas"
		f.atlas, err = connectome.ReadAtlas(bytes.NewReader(raw))
	case isGraphML(raw):
		f.Format = "GraphML"
		f.normal, err = connectome.ReadGraphML(bytes.NewReader(raw))
	default:
		err = f.readText()
	}
	if err != nil {
		return nil, inFile(err, name)
	}
	for _, s := range f.Sheets {
		if w := s.width(); w > o.Limits.Columns {
			return nil, PlaceError{name, s.Name, "", fmt.Sprintf("%d columns are more than the limit of %d: remove empty columns", w, o.Limits.Columns)}
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
		if e.Sheet == idOf(name) { // a text file is its only sheet
			e.Sheet = ""
		}
		return e
	}
	return PlaceError{File: name, Problem: err.Error()}
}

// isGraphML looks for the root element, which may stand after comments.
func isGraphML(raw []byte) bool {
	begin := raw[:min(len(raw), 4096)]
	return bytes.Contains(begin, []byte("<graphml")) && bytes.HasPrefix(bytes.TrimLeft(begin, "\xef\xbb\xbf \t\r\n"), []byte("<"))
}

// readText makes the one sheet of a text file.
func (f *File) readText() error {
	if err := notATable(f.raw); err != nil {
		return err
	}
	s, format, err := textSheet(idOf(f.Name), f.raw, f.options.Limits)
	if err != nil {
		return err
	}
	f.Format, f.Sheets = format, []Sheet{s}
	return nil
}

// readLegacy returns the sheets of an .xls file.
func readLegacy(raw []byte) ([]Sheet, error) {
	read, err := xls.Read(raw)
	switch {
	case errors.Is(err, xls.ErrEncrypted):
		return nil, fmt.Errorf("%w: save it without a password", err)
	case errors.Is(err, xls.ErrNoWorkbook):
		return nil, fmt.Errorf("%w: save it as .xlsx", err)
	case err != nil:
		return nil, fmt.Errorf("%w: get it again, or save it anew as .xlsx", err)
	}
	sheets := make([]Sheet, len(read))
	for i, s := range read {
		sheets[i] = Sheet(s)
	}
	return sheets, nil
}
