// Package needs finds the programs and files beside Go that some tests drive.
// Where one is missing the test is skipped, or fails if WORMOTIF_NO_SKIP is set.
package needs

import (
	"os"
	"os/exec"
	"testing"
)

// Program returns the path of the first of these programs that is installed.
func Program(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, names[0]+" is not installed")
	return ""
}

// File returns the path that an environment variable gives for what.
func File(t testing.TB, what, variable string) string {
	t.Helper()
	path := os.Getenv(variable)
	if path == "" {
		missing(t, what+" is missing: set "+variable+" to its path")
	}
	return path
}

func missing(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv("WORMOTIF_NO_SKIP") != "" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}
