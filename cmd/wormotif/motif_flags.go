package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// motifFlags choose patterns: from the catalogue, from text or from files.
type motifFlags struct {
	names    []string
	patterns []string
}

func addMotifFlags(c *cobra.Command) *motifFlags {
	f := &motifFlags{}
	c.Flags().StringArrayVar(&f.names, "motif", nil, "a motif of the catalogue by name; repeatable (default: all of them)")
	c.Flags().StringArrayVar(&f.patterns, "pattern", nil, "a pattern as text, such as 'A>I, I|D', or a file with one pattern a line; repeatable")
	complete(c, "motif", motifNames())
	return f
}

func motifNames() []string {
	var names []string
	for _, p := range motifs.Catalogue() {
		names = append(names, p.Name)
	}
	return names
}

// selected returns the patterns in the order of the flags; the whole catalogue
// where no flag was given.
func (f *motifFlags) selected() ([]motifs.Pattern, error) {
	if len(f.names)+len(f.patterns) == 0 {
		return motifs.Catalogue(), nil
	}
	var selected []motifs.Pattern
	for _, name := range f.names {
		p, ok := motifs.ByName(name)
		if !ok {
			return nil, inputError{connectome.UnknownNameError{What: "motif", Name: name, Known: motifNames()}}
		}
		selected = append(selected, p)
	}
	for _, text := range f.patterns {
		patterns, err := patternsOf(text)
		if err != nil {
			return nil, inputError{err}
		}
		selected = append(selected, patterns...)
	}
	return selected, nil
}

// patternsOf reads a pattern, or the patterns of a file: a line each, with
// "NAME: " before the pattern where it has a name, and # before a comment.
func patternsOf(textOrFile string) ([]motifs.Pattern, error) {
	data, err := os.ReadFile(textOrFile)
	if err != nil {
		p, parseErr := motifs.Parse(textOrFile)
		if parseErr != nil && !strings.ContainsAny(textOrFile, ">|~=") {
			return nil, fmt.Errorf("%q is neither a file nor a pattern: a pattern has connections, such as 'A>B'", textOrFile)
		}
		return []motifs.Pattern{p}, parseErr
	}
	var patterns []motifs.Pattern
	lines := bufio.NewScanner(strings.NewReader(string(data)))
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, text, named := strings.Cut(line, ": ")
		if !named {
			name, text = "", line
		}
		p, err := motifs.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", textOrFile, number, err)
		}
		p.Name = strings.TrimSpace(name)
		patterns = append(patterns, p)
	}
	if len(patterns) == 0 {
		return nil, fmt.Errorf("%s: no pattern in it; write one a line, such as: my-motif: A>B, B|C", textOrFile)
	}
	return patterns, nil
}

// nameOf is how output calls a pattern.
func nameOf(p motifs.Pattern) string {
	if p.Name != "" {
		return p.Name
	}
	return p.String()
}
