package reports

import (
	_ "embed"
	"io"
	"text/template"
)

//go:embed report.md.tmpl
var markdownText string

var markdownTemplate = template.Must(template.New("report.md").Funcs(template.FuncMap{
	"md":      markdown,
	"grouped": grouped,
	"whole":   whole,
	"figures": figures,
}).Parse(markdownText))

// markdown writes the report as Markdown.
func (v view) markdown(w io.Writer) error { return markdownTemplate.Execute(w, v) }
