package reports

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// methods says how the report was made, as a paragraph for a paper.
func (r Report) methods() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Signed motifs were counted with %s %s in %s (%s", r.Tool.Name, r.Tool.Version, r.Dataset.Title, r.Dataset.Source)
	if r.Dataset.DOI != "" {
		fmt.Fprintf(&b, ", doi %s", r.Dataset.DOI)
	}
	fmt.Fprintf(&b, "; file %s, SHA-256 %s). ", r.Dataset.File, r.Dataset.SHA256)
	n := r.Network
	fmt.Fprintf(&b, "Of its chemical connections those between two different neurons with a weight (%s) of %v or more were kept: %s connections among %s neurons; %s self-connections were dropped. ",
		r.Dataset.Unit, r.MinWeight, grouped(int64(n.Connections)), grouped(int64(n.Neurons)), grouped(int64(n.SelfConnectionsDropped)))
	fmt.Fprintf(&b, "Signs followed the policy %s (%s): %s connections were excitatory, %s inhibitory and %s unsigned. ",
		r.Signs, r.SignRule, grouped(int64(n.Excitatory)), grouped(int64(n.Inhibitory)), grouped(int64(n.Unsigned)))
	fmt.Fprintf(&b, "All distinct occurrences of %d motifs were counted exactly, and apart from them the induced ones, which have no other chemical connection among their neurons. ", len(r.Motifs))
	fmt.Fprintf(&b, "The counts were compared with those in %s networks drawn by the null model %s (seed %d), which keeps %s and randomizes %s (%s). ",
		grouped(int64(r.Nulls)), r.NullModel, r.Seed, r.NullKeeps, r.NullRandomizes, r.NullMethod)
	b.WriteString("Fold is the observed count over the null mean, Z their difference over the null standard deviation, p is (1 + nulls with as many or more) / (1 + nulls) and its mirror for scarcity, and q was obtained from p by the method of Benjamini and Hochberg over all motifs.")
	for _, other := range r.Comparisons {
		if other.Signs == r.Signs {
			fmt.Fprintf(&b, " The same was done under the null model %s, which keeps %s and randomizes %s (%s).", other.NullModel, other.NullKeeps, other.NullRandomizes, other.NullMethod)
			continue
		}
		fmt.Fprintf(&b, " The same was done under the sign policy %s (%s).", other.Signs, other.SignRule)
	}
	return b.String()
}

// bibTeX writes what to cite: the program, and the works that the report rests on.
func (r Report) bibTeX(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "@software{wormotif,\n  title = {wormotif: signed motifs in the connectome of C. elegans},\n  author = {{The wormotif contributors}},\n  version = {%s},\n  note = {%s}\n}\n",
		bibText(r.Tool.Version), bibText(r.Tool.Command))
	for i, s := range r.Sources {
		fmt.Fprintf(&b, "\n@misc{source%d,\n  howpublished = {%s},\n", i+1, bibText(s.Cite))
		if s.DOI != "" {
			fmt.Fprintf(&b, "  doi = {%s},\n", s.DOI)
		}
		fmt.Fprintf(&b, "  note = {%s}\n}\n", bibText(s.Use))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var bibMarks = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "#", `\#`, "_", `\_`, "$", `\$`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

func bibText(text string) string { return bibMarks.Replace(text) }

// cff writes the same in the Citation File Format 1.2.0. A JSON string is a YAML
// string, whatever is in it.
func (r Report) cff(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "cff-version: 1.2.0\nmessage: \"Cite the program and the works that the results rest on.\"\ntype: software\ntitle: wormotif\nversion: %s\nauthors:\n  - name: \"The wormotif contributors\"\nlicense: Apache-2.0\nreferences:\n", yamlText(r.Tool.Version))
	for _, s := range r.Sources {
		fmt.Fprintf(&b, "  - type: generic\n    title: %s\n    authors:\n      - name: %s\n", yamlText(s.Cite), yamlText(s.Cite))
		if s.DOI != "" {
			fmt.Fprintf(&b, "    doi: %s\n", yamlText(s.DOI))
		}
		fmt.Fprintf(&b, "    notes: %s\n", yamlText(s.Use))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func yamlText(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string is never refused
	}
	return string(quoted)
}
