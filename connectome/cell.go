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

// Role is what a cell does, by the section of the table that lists it.
type Role string

const (
	NoRole      Role = ""
	Sensory     Role = "sensory"
	Inter       Role = "inter"
	Motor       Role = "motor"
	Pharyngeal  Role = "pharyngeal"   // neurons and muscles of the pharynx
	SexSpecific Role = "sex-specific" // cells that the other sex does not have
	Muscle      Role = "muscle"       // not a neuron
	EndOrgan    Role = "end-organ"    // not a neuron
)

// Roles are the roles that a cell can have.
var Roles = []Role{Sensory, Inter, Motor, Pharyngeal, SexSpecific, Muscle, EndOrgan}
