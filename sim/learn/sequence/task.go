package sequence

// A Task is a sequence to be learned and how much of it is played as the cue.
type Task struct {
	Name   string
	Target Sequence
	Cue    int // steps, at least 1
}
