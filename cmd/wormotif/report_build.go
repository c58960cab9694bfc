package main

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/enrich"
	"github.com/wormotif/wormotif/reports"
)

// signRules say in words what the sign policies do.
var signRules = map[string]string{
	"wang2024":       "the primary transmitter in the atlas of Wang et al. 2024, dim and variable expression included; ACh and Glu excite, GABA inhibits",
	"wang2024-firm":  "as wang2024, without the transmitters that the atlas marks as dim and variable",
	"fenyves2020":    "the dominant transmitter in Fenyves et al. 2020, S3; ACh and Glu excite, GABA inhibits",
	"gaba-first":     "as fenyves2020, and neurons with GABA as their second transmitter inhibit",
	"glu-inhibitory": "as wang2024, with Glu inhibitory",
	"receptor":       "the prediction for each connection of Fenyves et al. 2020, from transmitters and receptors",
	"table":          "the signs that the table itself gives",
}

// A reportRun says what one run of a report counts, and in which nulls.
type reportRun struct {
	enrich.Run
	instances int // how many occurrences of each motif are listed; 0 for none
	tests     int // how many are simulated
}

// results counts, compares, and finds who takes part.
func (r reportRun) results(ctx context.Context) (reports.Run, error) {
	counts, err := r.Count(ctx)
	if err != nil {
		return reports.Run{}, err
	}
	model := r.Model
	run := reports.Run{
		Dataset: datasetOf(r.Network.Source), Network: r.Network.Summary(),
		Signs: r.Network.Policy, SignRule: cmp.Or(signRules[r.Network.Policy], "the user's own"), MinWeight: r.Network.MinWeight,
		NullModel: model.Name, NullKeeps: model.Keeps, NullRandomizes: model.Randomizes, NullMethod: model.Source,
		Nulls: r.Nulls, Seed: r.Options.Seed,
	}
	summaries := enrich.Summarize(r.Patterns, counts)
	run.Motifs = make([]reports.Motif, len(summaries))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(cmp.Or(r.Workers, runtime.GOMAXPROCS(0)))
	for i, m := range summaries {
		group.Go(func() (err error) {
			run.Motifs[i], err = r.motif(ctx, m, i, counts)
			return err
		})
	}
	return run, group.Wait()
}

// motif returns what the report says of pattern i.
func (r reportRun) motif(ctx context.Context, m enrich.Motif, i int, counts *enrich.Counts) (reports.Motif, error) {
	if err := ctx.Err(); err != nil {
		return reports.Motif{}, err
	}
	motif := reports.Motif{
		Pattern: m.Pattern, Name: nameOf(m.Pattern), Text: m.Pattern.String(), About: m.Pattern.About,
		Neurons: len(m.Pattern.Nodes), Automorphisms: len(m.Pattern.Automorphisms()),
		Count: counts.Observed[i].Count, Induced: counts.Observed[i].Induced,
		Statistics: reports.StatisticsOf(m.Count), InducedStatistics: reports.StatisticsOf(m.Induced),
	}
	for _, null := range counts.Nulls {
		motif.NullCounts = append(motif.NullCounts, null[i].Count)
		motif.InducedNullCounts = append(motif.InducedNullCounts, null[i].Induced)
	}
	motif.Roles, motif.Participation = participants(r.Network, m.Pattern)
	motif.Carriers = carriers(r.Network, m.Pattern)
	motif.Listing = listing(r.Network, m.Pattern, motif.Count, r.instances)
	var err error
	motif.Function, err = functionOf(ctx, r.Network, m.Pattern, r.tests, r.Options.Seed)
	return motif, err
}

func datasetOf(s connectome.Source) reports.Dataset {
	return reports.Dataset{ID: s.ID, Title: s.Title, Source: s.Cite, DOI: s.DOI, File: s.File, Edition: s.Edition, SHA256: s.SHA256, Unit: s.Unit}
}

func neuronOf(n *connectome.Neuron) reports.Neuron {
	return reports.Neuron{Name: n.Name, Class: n.Class, Role: string(n.Role), Transmitter: string(n.Transmitter), Grade: string(n.Grade)}
}

func connectionOf(c connectome.Connection) reports.Connection {
	return reports.Connection{Pre: c.Pre, Post: c.Post, Weight: c.Weight, Sign: c.Sign.String()}
}

// wiringOf returns the neurons and the chemical connections.
func wiringOf(net *connectome.Network) (neurons []reports.Neuron, connections []reports.Connection) {
	for _, n := range net.Neurons {
		neurons = append(neurons, neuronOf(n))
	}
	for _, c := range net.Connections {
		if c.Kind == connectome.Chemical {
			connections = append(connections, connectionOf(c))
		}
	}
	return neurons, connections
}

// participants returns the motif's roles and the neurons that take them, those in
// most occurrences first.
func participants(net *connectome.Network, p motifs.Pattern) (roles []string, all []reports.Participant) {
	participation := motifs.Participate(net, p)
	labels := p.Labels()
	for _, role := range participation.Roles {
		var nodes []string
		for _, node := range role.Nodes {
			nodes = append(nodes, labels[node])
		}
		roles = append(roles, strings.Join(nodes, " "))
	}
	for i, occurrences := range participation.Neurons {
		if occurrences == 0 {
			continue
		}
		one := reports.Participant{Neuron: neuronOf(net.Neurons[i]), Occurrences: occurrences}
		for _, role := range participation.Roles {
			one.AtRole = append(one.AtRole, role.Neurons[i])
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b reports.Participant) int { return cmp.Compare(b.Occurrences, a.Occurrences) })
	return roles, all
}

// carriers returns the connections that the occurrences are made of, those in
// most of them first.
func carriers(net *connectome.Network, p motifs.Pattern) []reports.Carrier {
	n := len(net.Neurons)
	carried := make([]int64, n*n)
	for neurons := range motifs.NewFinder(net, p).All() {
		for _, l := range p.Links {
			if !l.Forbidden {
				carried[neurons[l.From]*n+neurons[l.To]]++
			}
		}
	}
	var all []reports.Carrier
	for _, c := range net.Connections {
		if times := carried[c.Pre*n+c.Post]; times > 0 && c.Kind == connectome.Chemical {
			all = append(all, reports.Carrier{Connection: connectionOf(c), Occurrences: times})
		}
	}
	slices.SortStableFunc(all, func(a, b reports.Carrier) int { return cmp.Compare(b.Occurrences, a.Occurrences) })
	return all
}

// listing returns the occurrences, or as many as limit that are evenly spread
// over the sorted list of all.
func listing(net *connectome.Network, p motifs.Pattern, count int64, limit int) reports.Listing {
	list := reports.Listing{Cap: limit}
	if limit == 0 {
		return list
	}
	n := len(net.Neurons)
	weights := make([]float64, n*n)
	for _, c := range net.Connections {
		if c.Kind == connectome.Chemical {
			weights[c.Pre*n+c.Post] = c.Weight
		}
	}
	finder := motifs.NewFinder(net, p)
	rows := min(int64(limit), count)
	var i int64
	for neurons := range finder.All() {
		i++
		if i*rows/count == (i-1)*rows/count {
			continue
		}
		o := reports.Occurrence{Neurons: slices.Clone(neurons), Induced: finder.Induced(neurons)}
		for _, pre := range neurons {
			for _, post := range neurons {
				o.Weight += weights[pre*n+post]
			}
		}
		list.Occurrences = append(list.Occurrences, o)
	}
	list.Rows = len(list.Occurrences)
	return list
}
