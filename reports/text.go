package reports

import "strings"

// markdownMarks are the characters that Markdown could take for markup.
var markdownMarks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "|", `\|`, "#", `\#`, "\n", " ",
)

// markdown returns a text that Markdown shows as it is.
func markdown(text string) string { return markdownMarks.Replace(text) }
