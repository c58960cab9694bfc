package reports

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/jsonschema-go/jsonschema"
)

func TestSchemaIsThatOfTheReport(t *testing.T) {
	schema, err := jsonschema.For[Report](&jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[Number](): {Types: []string{"number", "null"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	schema.Schema = "https://json-schema.org/draft/2020-12/schema"
	schema.Title = "report.json of wormotif"
	var made bytes.Buffer
	if err := writeJSON(&made, schema); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("report.schema.json", made.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		Schema = made.Bytes()
	}
	if diff := cmp.Diff(string(Schema), made.String()); diff != "" {
		t.Errorf("report.schema.json (-is +should be), go test ./reports -update writes it anew:\n%s", diff)
	}
}

func TestReportKeepsItsSchema(t *testing.T) {
	var schema jsonschema.Schema
	if err := json.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := writeJSON(&text, fixture()); err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(text.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(document); err != nil {
		t.Errorf("report.json: %v", err)
	}
	document["nulls"] = "many"
	if resolved.Validate(document) == nil {
		t.Error("a report with a text for the number of nulls passes")
	}
}
