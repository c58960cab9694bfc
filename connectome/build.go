package connectome

import "slices"

// Options say which part of a Table becomes a Network. The zero value takes all
// neurons and their chemical connections.
type Options struct {
	MinWeight      float64 // connections with less are left out
	Kinds          []Kind  // none means chemical
	AllCells       bool    // muscles and end organs too
	WithoutPharynx bool    // leave out cells of the pharynx
	Roles          []Role  // only cells with one of these; none means all
}

func (o Options) takes(c Cell) bool {
	return (o.AllCells || c.Neuron) && !(o.WithoutPharynx && c.Role == Pharyngeal) &&
		(len(o.Roles) == 0 || slices.Contains(o.Roles, c.Role))
}

// Build takes the neurons of the table, connected or not, and the connections
// among them, and signs the chemical ones under the policy. Self-connections
// are dropped. An electrical connection joins both neurons alike, and some
// tables list a pair once and some twice: the network has it in both
// directions, with the larger weight of the two.
func Build(t *Table, p *SignPolicy, o Options) (*Network, error) {
	if len(o.Kinds) == 0 {
		o.Kinds = []Kind{Chemical}
	}
	place := make([]int, len(t.Cells))
	var neurons []*Neuron
	for i, c := range t.Cells {
		place[i] = -1
		if o.takes(c) {
			place[i] = len(neurons)
			a := p.Transmitter(c.Name)
			neurons = append(neurons, &Neuron{Cell: c, Transmitter: a.Transmitter, Grade: a.Grade, TransmitterSource: a.Source})
		}
	}
	var connections []Connection
	selfDropped := 0
	for _, c := range t.Connections {
		pre, post := t.Cells[c.Pre].Name, t.Cells[c.Post].Name
		c.Pre, c.Post = place[c.Pre], place[c.Post]
		switch {
		case c.Pre < 0 || c.Post < 0 || !slices.Contains(o.Kinds, c.Kind) || c.Weight < o.MinWeight:
			continue
		case c.Pre == c.Post:
			if c.Kind == Chemical {
				selfDropped++
			}
			continue
		case c.Kind == Chemical:
			c.Sign = p.sign(pre, post, c)
		default:
			c.Sign = Unsigned
		}
		connections = append(connections, c)
	}
	n, err := NewNetwork(neurons, bothWays(connections))
	if err != nil {
		return nil, err
	}
	n.Source, n.Policy, n.MinWeight, n.SelfConnectionsDropped = t.Source, p.Name, o.MinWeight, selfDropped
	return n, nil
}

// bothWays gives every electrical connection its counterpart.
func bothWays(connections []Connection) []Connection {
	places := map[[2]int]int{}
	for i, c := range connections {
		if c.Kind == Electrical {
			places[[2]int{c.Pre, c.Post}] = i
		}
	}
	for i := range len(connections) {
		c := connections[i]
		if c.Kind != Electrical {
			continue
		}
		if j, ok := places[[2]int{c.Post, c.Pre}]; ok {
			connections[i].Weight = max(c.Weight, connections[j].Weight)
			continue
		}
		c.Pre, c.Post = c.Post, c.Pre
		connections = append(connections, c)
	}
	return connections
}
