package reports

import _ "embed"

// Schema is the JSON Schema of report.json. A test makes it from Report's type
// and checks reports against it.
//
//go:embed report.schema.json
var Schema []byte
