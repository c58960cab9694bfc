// Package shared finds the original tables and reference numbers that tests
// compare with. They lie outside the repository, so tests do without them
// where they are missing.
package shared

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Path returns the path of a file or folder under shared/, which is
// $WORMOTIF_SHARED or else ../shared beside the repository. Where it is
// missing the test is skipped.
func Path(t testing.TB, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{root()}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("original not at hand: %v", err)
	}
	return path
}

func root() string {
	if dir := os.Getenv("WORMOTIF_SHARED"); dir != "" {
		return dir
	}
	_, thisFile, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(thisFile), "..", "..", "..", "shared")
}
