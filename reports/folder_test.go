package reports

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The files that are text are compared whole; the workbook has a test of its own.
func TestReportFilesAreTheGoldenOnes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "report")
	if err := fixture().Write(dir); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/golden"
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(golden, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(golden, "report.xlsx")); err != nil {
			t.Fatal(err)
		}
	}
	want, err := filesIn(golden)
	if err != nil {
		t.Fatal(err)
	}
	got, err := filesIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	got = slices.DeleteFunc(got, func(name string) bool { return name == "report.xlsx" })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("files of the report (-want +got):\n%s", diff)
	}
	for _, name := range want {
		w, err := os.ReadFile(filepath.Join(golden, name))
		if err != nil {
			t.Fatal(err)
		}
		g, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(w), string(g)); diff != "" {
			t.Errorf("%s (-want +got), go test ./reports -update writes it anew:\n%s", name, diff)
		}
	}
}

func TestReportReplacesOnlyItself(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "report")
	write := func() error { return fixture().Write(dir) }
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 { // into an empty folder, then over the report
		if err := write(); err != nil {
			t.Fatal(err)
		}
	}
	notes := filepath.Join(dir, "figures", "my-notes.txt")
	if err := os.WriteFile(notes, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	refused(t, write())
	if _, err := os.Stat(notes); err != nil {
		t.Errorf("the user's file is gone: %v", err)
	}
	siblings, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(siblings) != 1 {
		t.Errorf("beside the report there is %v (%v), want nothing", siblings, err)
	}
}

func TestReportRefusesOtherPlaces(t *testing.T) {
	parent := t.TempDir()
	taken := filepath.Join(parent, "taken")
	if err := os.WriteFile(taken, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(parent, "foreign")
	if err := os.Mkdir(foreign, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(foreign, "thesis.tex"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{taken, foreign, filepath.Join(parent, "no", "such")} {
		refused(t, CheckFolder(dir))
		refused(t, fixture().Write(dir))
	}
}

func refused(t *testing.T, err error) {
	t.Helper()
	if _, ok := err.(OccupiedError); !ok {
		t.Errorf("error = %v, want an OccupiedError", err)
	}
}
