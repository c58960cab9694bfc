package connectome

import (
	"cmp"
	"fmt"
	"slices"
)

// A Connection is an ordered pair of cells of one kind.
type Connection struct {
	Pre, Post   int     // indices into the cells of the Table or the neurons of the Network
	Weight      float64 // serial sections or synapses, as the table counts them; > 0
	Kind        Kind
	Sign        Sign        // in a Table what the table itself says; in a Network what the SignPolicy gave
	Transmitter Transmitter // as the table itself says, where it does
}

// Kind tells chemical synapses from gap junctions and from signalling without
// synapses.
type Kind uint8

const (
	Chemical Kind = iota
	Electrical
	Extrasynaptic // monoamines and peptides that reach receptors away from synapses
)

// Sign is what a chemical connection does to its target.
type Sign int8

const (
	Unsigned Sign = iota
	Excitatory
	Inhibitory
)

var kindNames = [...]string{Chemical: "chemical", Electrical: "electrical", Extrasynaptic: "extrasynaptic"}

func (k Kind) String() string { return kindNames[k] }

// MarshalText writes the kind by its name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// ParseKind is the inverse of Kind.String.
func ParseKind(s string) (Kind, error) {
	if i := slices.Index(kindNames[:], s); i >= 0 {
		return Kind(i), nil
	}
	return 0, fmt.Errorf("unknown kind of connection %q; kinds are chemical, electrical and extrasynaptic", s)
}

var signNames = [...]string{Unsigned: "unsigned", Excitatory: "excitatory", Inhibitory: "inhibitory"}

func (s Sign) String() string { return signNames[s] }

// MarshalText writes the sign by its name.
func (s Sign) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSign is the inverse of Sign.String.
func ParseSign(s string) (Sign, error) {
	if i := slices.Index(signNames[:], s); i >= 0 {
		return Sign(i), nil
	}
	return 0, fmt.Errorf("unknown sign %q; signs are excitatory, inhibitory and unsigned", s)
}

// byKindPrePost is the order of connections in tables and networks.
func byKindPrePost(a, b Connection) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Pre, b.Pre), cmp.Compare(a.Post, b.Post))
}
