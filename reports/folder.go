package reports

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// An OccupiedError says that a report cannot go where something else is.
type OccupiedError struct{ Path, What string }

func (e OccupiedError) Error() string {
	return fmt.Sprintf("%s: %s; choose another folder with -o", e.Path, e.What)
}

// CheckFolder tells whether Write may put a report there: where nothing is, or an
// empty folder, or a report that wormotif wrote earlier and nobody added to.
// Anything else is an OccupiedError.
func CheckFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		parent := filepath.Dir(filepath.Clean(dir))
		if info, err := os.Stat(parent); err != nil || !info.IsDir() {
			return OccupiedError{dir, "the folder above it does not exist"}
		}
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return OccupiedError{dir, "a file of that name is there already"}
	}
	present, err := filesIn(dir)
	if err != nil || len(present) == 0 {
		return err
	}
	text, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return OccupiedError{dir, "the folder is not empty and holds no report of wormotif"}
	}
	if err != nil {
		return err
	}
	var manifest manifest
	if err := json.Unmarshal(text, &manifest); err != nil || manifest.MadeBy != toolName {
		return OccupiedError{dir, "the folder is not empty and holds no report of wormotif"}
	}
	for _, name := range present {
		if !slices.Contains(manifest.Files, name) {
			return OccupiedError{dir, fmt.Sprintf("the folder holds an earlier report and also %s, which would be lost", name)}
		}
	}
	return nil
}

const (
	toolName     = "wormotif"
	manifestFile = "manifest.json"
)

// A manifest lists what is in a report folder.
type manifest struct {
	MadeBy string   `json:"made_by"`
	Files  []string `json:"files"`
}

// filesIn returns the files under a folder by their path in it, with slashes.
func filesIn(dir string) ([]string, error) {
	var names []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	})
	return names, err
}

// Write writes the report's files to a folder, which appears whole or not at
// all: they are written to a folder beside it, which then takes its name. What
// CheckFolder allows to be there is replaced.
func (r Report) Write(dir string) error {
	if err := CheckFolder(dir); err != nil {
		return err
	}
	dir = filepath.Clean(dir)
	fresh, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".")
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	if err := writeFiles(fresh, newView(r).FileList); err != nil {
		return err
	}
	return replace(dir, fresh)
}

// replace gives the folder fresh the name dir, and removes what had it.
func replace(dir, fresh string) error {
	old := fresh + ".old"
	if err := os.Rename(dir, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return os.RemoveAll(old)
}

// A file is a name in the folder and what writes it.
type file struct {
	Name  string
	About string // what it holds
	write func(io.Writer) error
}

func writeFiles(dir string, files []file) error {
	manifest := manifest{MadeBy: toolName, Files: []string{manifestFile}}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range files {
		manifest.Files = append(manifest.Files, f.Name)
		group.Go(func() error {
			if err := writeFile(filepath.Join(dir, filepath.FromSlash(f.Name)), f.write); err != nil {
				return fmt.Errorf("%s: %w", f.Name, err)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	slices.Sort(manifest.Files)
	return writeFile(filepath.Join(dir, manifestFile), func(w io.Writer) error { return writeJSON(w, manifest) })
}

func writeFile(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	return encoder.Encode(v)
}

// listed says how much of a motif's occurrences is listed.
func (m Motif) listed() string {
	if int64(m.Listing.Rows) == m.Count {
		return fmt.Sprintf("all %s occurrences of %s", grouped(m.Count), m.Name)
	}
	return fmt.Sprintf("%s of the %s occurrences of %s, evenly spread over the sorted list: the cap is %s", grouped(int64(m.Listing.Rows)), grouped(m.Count), m.Name, grouped(int64(m.Listing.Cap)))
}

// dictionary writes what every column means.
func (r Report) dictionary(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# Columns\n")
	tables := []table{r.motifTable(), r.nullTable(), r.participationTable(), r.carrierTable()}
	for _, m := range r.Motifs {
		tables = append(tables, table{Name: m.listName(), Columns: m.instanceColumns()})
	}
	for _, t := range tables {
		fmt.Fprintf(&b, "\n## %s.csv\n\n| column | meaning |\n|---|---|\n", markdown(t.Name))
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "| %s | %s |\n", markdown(c.Name), markdown(c.Meaning))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
