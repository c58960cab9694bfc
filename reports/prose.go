package reports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The motif that the first screen is about, and the motif's node whose neuron the
// two pathways share.
const (
	headlineMotif = "signed-xor"
	coreMotif     = "xor-core"
	pivotNode     = "I"
)

// answer says in plain words what the run found out about the headline motif.
func (r Report) answer() []string {
	m, ok := r.motif(headlineMotif)
	if !ok {
		return nil
	}
	first := fmt.Sprintf("The %s motif occurs %s times among the %s neurons and %s chemical connections of this worm. Networks randomized under %s have %s (mean ± SD of %s nulls): fold %s, Z %s.",
		m.Name, grouped(m.Count), grouped(int64(r.Network.Neurons)), grouped(int64(r.Network.Connections)),
		r.NullModel, m.NullText(), grouped(int64(r.Nulls)), figures(m.Fold), figures(m.Z))
	for _, p := range r.Published {
		if p.Motif == m.Name && p.Dataset == r.Dataset.ID {
			first += fmt.Sprintf(" The %s reports fold %s and Z %s.", p.Label, figures(Number(p.Fold)), figures(Number(p.Z)))
		}
	}
	if m.Skewed && len(m.Quantiles) > 0 {
		first += fmt.Sprintf(" The nulls are skewed, so Z misleads: the most that a null has is %s.", whole(m.Quantiles[len(m.Quantiles)-1].Value))
	}
	sentences := []string{first}
	for _, other := range r.Comparisons {
		o, ok := other.motif(m.Name)
		if !ok {
			continue
		}
		if other.Signs == r.Signs {
			sentences = append(sentences, fmt.Sprintf("Networks randomized under %s have %s: fold %s, Z %s.", other.NullModel, o.NullText(), figures(o.Fold), figures(o.Z)))
			continue
		}
		sentences = append(sentences, fmt.Sprintf("Under %s signs (%s) there are %s, against %s: fold %s, Z %s.",
			other.Signs, other.SignRule, grouped(o.Count), o.NullText(), figures(o.Fold), figures(o.Z)))
		sentences = append(sentences, pivotSentences(m, o, r.Signs, other.Signs)...)
	}
	sentences = append(sentences, r.inducedSentence()...)
	if m.Function != nil {
		sentences = append(sentences, m.Function.Sentence())
	}
	return sentences
}

// pivotSentences say which class of neurons is the pivot of most occurrences, and
// what is left of it under other signs.
func pivotSentences(m, other Motif, signs, otherSigns string) []string {
	pivot, ok := m.mainClassAt(pivotNode)
	if !ok {
		return nil
	}
	var names []string
	for _, t := range pivot.members {
		evidence := t.Transmitter
		if t.Grade != "" {
			evidence += ", " + t.Grade + " evidence"
		}
		names = append(names, fmt.Sprintf("%s %s (%s)", t.Name, percent(t.AtRole[pivot.role], m.Count), evidence))
	}
	sentences := []string{fmt.Sprintf("%s is the pivot %s, the interneuron that both pathways share, of %s of the occurrences under %s signs: %s.",
		pivot.class, pivotNode, percent(pivot.occurrences, m.Count), signs, strings.Join(names, " and "))}
	rest := other.classAt(pivot.class, pivotNode)
	if lost := m.Count - other.Count; lost > 0 && pivot.occurrences > rest {
		sentences = append(sentences, fmt.Sprintf("Of the %s occurrences that are gone under %s signs, %s had %s as their pivot (%s).",
			grouped(lost), otherSigns, grouped(pivot.occurrences-rest), pivot.class, percent(pivot.occurrences-rest, lost)))
	}
	return sentences
}

// inducedSentence compares the copies that stand alone with chance.
func (r Report) inducedSentence() []string {
	m, ok := r.motif(coreMotif)
	if !ok {
		return nil
	}
	s := m.InducedStatistics
	if !s.Mean.Known() {
		return nil
	}
	than := "not told apart from chance"
	switch {
	case s.Q < significant && s.PUnder < s.POver:
		than = "rarer than chance"
	case s.Q < significant:
		than = "more frequent than chance"
	}
	headline, _ := r.motif(headlineMotif)
	return []string{fmt.Sprintf("The copies sit in dense wiring: strictly induced %s, with no other connection among its neurons, is %s (%s against %s, Z %s), and %s of the %s occurrences are induced.",
		m.Name, than, grouped(m.Induced), s.NullText(), figures(s.Z), grouped(headline.Induced), headlineMotif)}
}

// classShare is a class of neurons at one role of a motif.
type classShare struct {
	class       string
	role        int
	occurrences int64
	members     []Participant // most occurrences first
}

// mainClassAt returns the class of neurons that takes a role most often.
func (m Motif) mainClassAt(label string) (classShare, bool) {
	role := slices.Index(m.Roles, label)
	if role < 0 {
		return classShare{}, false
	}
	classes := map[string]classShare{}
	for _, t := range m.Participation {
		if t.AtRole[role] > 0 {
			share := classes[t.Class]
			classes[t.Class] = classShare{t.Class, role, share.occurrences + t.AtRole[role], append(share.members, t)}
		}
	}
	if len(classes) == 0 {
		return classShare{}, false
	}
	most := slices.MaxFunc(slices.Collect(maps.Values(classes)), func(a, b classShare) int {
		return cmp.Or(cmp.Compare(a.occurrences, b.occurrences), cmp.Compare(b.class, a.class))
	})
	slices.SortStableFunc(most.members, func(a, b Participant) int {
		return cmp.Or(cmp.Compare(b.AtRole[role], a.AtRole[role]), cmp.Compare(a.Name, b.Name))
	})
	return most, true
}

// classAt returns how often a class takes a role.
func (m Motif) classAt(class, label string) int64 {
	role := slices.Index(m.Roles, label)
	var sum int64
	for _, t := range m.Participation {
		if t.Class == class && role >= 0 {
			sum += t.AtRole[role]
		}
	}
	return sum
}

// significant is the q below which a motif is called commoner or rarer than chance.
const significant = 0.05

// found lists which motifs are commoner and which are rarer than chance.
func (r Run) found() []string {
	var more, fewer, neither []string
	for _, m := range r.Motifs {
		switch {
		case m.Q < significant && m.POver < m.PUnder:
			more = append(more, fmt.Sprintf("%s (%s times)", m.Name, figures(m.Fold)))
		case m.Q < significant:
			fewer = append(fewer, fmt.Sprintf("%s (%s times)", m.Name, figures(m.Fold)))
		default:
			neither = append(neither, m.Name)
		}
	}
	list := func(what string, names []string) []string {
		if len(names) == 0 {
			return nil
		}
		return []string{what + strings.Join(names, ", ") + "."}
	}
	return slices.Concat(
		list(fmt.Sprintf("More frequent than in the nulls, q < %v: ", significant), more),
		list(fmt.Sprintf("Rarer than in the nulls, q < %v: ", significant), fewer),
		list("Not told apart from the nulls: ", neither))
}

// computed says how the figures were made, so that they can be made again.
func (r Report) computed() []string {
	lines := []string{
		fmt.Sprintf("Program: %s %s, built with %s. Command: %s", r.Tool.Name, r.Tool.Version, r.Tool.Go, r.Tool.Command),
		fmt.Sprintf("Data: %s; %s; file %s, SHA-256 %s. Weights count %s.", r.Dataset.Title, r.Dataset.Source, r.Dataset.File, r.Dataset.SHA256, r.Dataset.Unit),
		fmt.Sprintf("Network: chemical connections between two different neurons with a weight of %v or more; %s self-connections were dropped. %s excitatory, %s inhibitory, %s unsigned.",
			r.MinWeight, grouped(int64(r.Network.SelfConnectionsDropped)), grouped(int64(r.Network.Excitatory)), grouped(int64(r.Network.Inhibitory)), grouped(int64(r.Network.Unsigned))),
		fmt.Sprintf("Signs: %s (%s).", r.Signs, r.SignRule),
		"Counts: exact. An occurrence is one distinct copy: injective maps divided by the pattern's automorphisms. An induced occurrence has no other chemical connection, signed or not, among its neurons.",
		fmt.Sprintf("Nulls: %s networks of the model %s. It keeps %s. It randomizes %s. Method: %s. Seed %d. The same seed gives the same files on any number of processors.", grouped(int64(r.Nulls)), r.NullModel, r.NullKeeps, r.NullRandomizes, r.NullMethod, r.Seed),
		"Statistics: fold = observed / null mean; Z = (observed − null mean) / null standard deviation (n − 1); p = (1 + nulls with as many or more) / (1 + n), and its mirror for scarcity; q is Benjamini and Hochberg's over all motifs of the run, each tail for itself. Every null's counts are in nulls.csv, so that anyone can redo the statistics.",
	}
	for _, other := range r.Comparisons {
		lines = append(lines, fmt.Sprintf("Beside it: %s with %s signs, %s nulls of %s, seed %d.", other.Dataset.ID, other.Signs, grouped(int64(other.Nulls)), other.NullModel, other.Seed))
	}
	return lines
}

// notShown says what must not be read out of the report.
var notShown = []string{
	"Signs are inferred from the presynaptic neuron's transmitter. Receptors decide what a synapse does, and a neuron may release more than one transmitter. Connections of neurons without a known fast transmitter are unsigned and stand in no signed motif.",
	"More frequent than in the nulls does not mean selected for, or used. The nulls keep degrees, but not where neurons lie, who their left-right partners are, or how wiring is bundled; each of these makes some motifs frequent.",
	"Occurrences overlap: the copies of a large motif share a few neurons and connections, so a large count is not as many independent circuits. One connection more or less changes thousands of them.",
	"An occurrence is a drawing in the wiring. The simulation gives every neuron the constants that the preprint chose for mouse cortex and every connection a canonical weight; most neurons of the worm do not spike. It tells what such wiring can do, and not what the worm's neurons do.",
	"Gap junctions and extrasynaptic signalling are left out, and the table is put together from few animals.",
	"Z assumes a bell-shaped null distribution. Where the nulls are skewed the report warns; p and the quantiles need no such assumption, but p cannot be smaller than 1 / (1 + nulls).",
}
