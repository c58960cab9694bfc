package sequence

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestReadGivesBackWhatStringWrites(t *testing.T) {
	want := Random(rand.New(rand.NewPCG(1, 0)), 9, 31)
	got, err := Read(strings.NewReader("# a comment\n\n" + want.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got.Channels != 9 || !slices.Equal(got.Steps, want.Steps) {
		t.Errorf("read %v, want %v", got, want)
	}
}

func TestReadNamesThePlaceOfBadInput(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "no steps",
		"01\n011":                 "line 2 has 3 channels",
		"01\n0x":                  "line 2, character 2 is 'x'",
		strings.Repeat("0", 65):   "at most 64",
		"# only a comment\n \n\n": "no steps",
	} {
		if _, err := Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Read(%q) says %v, want %q", text, err, want)
		}
	}
}

func TestRightCountsMissingStepsAsWrong(t *testing.T) {
	a := Sequence{2, []uint64{1, 2, 3, 0}}
	b := Sequence{2, []uint64{0, 2, 1}}
	if right, compared := Right(a, b, 1); right != 1 || compared != 3 {
		t.Errorf("Right = %d of %d, want 1 of 3", right, compared)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("010\n111\n")
	f.Add("0,1\n# x\n1 1")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		again, err := Read(strings.NewReader(s.String()))
		if err != nil || !slices.Equal(again.Steps, s.Steps) {
			t.Errorf("%q is read as %v and then as %v (%v)", text, s, again, err)
		}
	})
}
