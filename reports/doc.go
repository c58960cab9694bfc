// Package reports renders results for people and for other programs: a web page,
// a spreadsheet, Markdown, CSV, JSON and figures.
//
// A [Report] is plain data; [Report.Write] makes the folder of it. Nothing is
// computed here: what a report says was found by the packages to its left. Each
// format is a file of this package, and view.go lists the files of a folder.
// [github.com/wormotif/wormotif/reports/exports] writes networks.
package reports
