// Package reports renders results for people and for other programs: a web page,
// a spreadsheet, Markdown, CSV, JSON and figures. Data goes in, files come out;
// nothing is computed here.
package reports
