// Command wormotif finds signed motifs in the wiring of C. elegans, compares
// them with randomized networks and tests what they compute.
package main

import "os"

func main() {
	os.Exit(status(os.Stderr, run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)))
}
