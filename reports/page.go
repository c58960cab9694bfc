package reports

import (
	_ "embed"
	"html/template"
	"io"
)

var (
	//go:embed index.html.tmpl
	pageText string
	//go:embed style.css
	pageStyle string
)

var pageTemplate = template.Must(template.New("index.html").Funcs(template.FuncMap{
	"grouped": grouped,
	"whole":   whole,
	"figures": figures,
	"style":   func() template.CSS { return template.CSS(pageStyle) },
	"svg":     func(f figure) template.HTML { return template.HTML(f.SVG) }, // texts in figures are escaped there
}).Parse(pageText))

// page writes the report as one page that loads nothing.
func (v view) page(w io.Writer) error { return pageTemplate.Execute(w, v) }
