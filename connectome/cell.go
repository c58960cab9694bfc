package connectome

// A Cell is one cell of the worm: a neuron, a muscle or an end organ.
type Cell struct {
	Name   string // as in Cook et al. 2019: VB01, AVAL, RMDDL
	Class  string // VB for VB01, AVA for AVAL
	Side   Side
	Role   Role
	Neuron bool
}

// Side is the side of the body that a cell's name gives it.
type Side string

const (
	NoSide Side = ""
	Left   Side = "left"
	Right  Side = "right"
)

// Role is what a neuron does, by the section of the table that lists it.
type Role string

const (
	NoRole      Role = ""
	Sensory     Role = "sensory"
	Inter       Role = "inter"
	Motor       Role = "motor"
	Pharyngeal  Role = "pharyngeal"
	SexSpecific Role = "sex-specific"
)
