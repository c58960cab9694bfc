package connectome

// A Connection is an ordered pair of cells of one kind.
type Connection struct {
	Pre, Post int     // indices into the cells of the Table or the neurons of the Network
	Weight    float64 // serial sections or synapses, as the table counts them; > 0
	Kind      Kind
	Sign      Sign // Unsigned until a SignPolicy gave it one
}

// Kind tells chemical synapses from gap junctions.
type Kind uint8

const (
	Chemical Kind = iota
	Electrical
)

// Sign is what a chemical connection does to its target.
type Sign int8

const (
	Unsigned Sign = iota
	Excitatory
	Inhibitory
)

var kindNames = [...]string{Chemical: "chemical", Electrical: "electrical"}

func (k Kind) String() string { return kindNames[k] }

var signNames = [...]string{Unsigned: "unsigned", Excitatory: "excitatory", Inhibitory: "inhibitory"}

func (s Sign) String() string { return signNames[s] }
