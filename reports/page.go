package reports

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
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
	"script":  explorerScript,
	"style":   func() template.CSS { return template.CSS(pageStyle) },
	"svg":     func(f figure) template.HTML { return template.HTML(f.SVG) }, // texts in figures are escaped there
}).Parse(pageText))

// page writes the report as one page that loads nothing.
func (v view) page(w io.Writer) error {
	explorer, err := v.explorer()
	if err != nil {
		return err
	}
	return pageTemplate.Execute(w, page{v, explorer, v.roles()})
}

// A page is a view with what only the page has.
type page struct {
	view
	Explorer explorerData
	Roles    []string // of the neurons
}

// roles are the roles that neurons of the report have, sorted.
func (r Report) roles() []string {
	var roles []string
	for _, n := range r.Neurons {
		if n.Role != "" {
			roles = append(roles, n.Role)
		}
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}
