package read

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readWorkbook returns the sheets of an .xlsx file. Cells come as they are
// stored: formatting takes twice the time and rounds numbers.
func readWorkbook(raw []byte, limits Limits) (sheets []Sheet, err error) {
	defer func() { // a damaged workbook must not end the program
		if r := recover(); r != nil {
			sheets, err = nil, fmt.Errorf("the workbook is damaged (%v): get it again", r)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: limits.Bytes, UnzipXMLSizeLimit: limits.Bytes,
	})
	if err != nil {
		return nil, workbookError(err)
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			return nil, workbookError(err)
		}
		sheets = append(sheets, Sheet{name, rows})
	}
	if len(sheets) == 0 {
		return nil, errors.New("the workbook has no sheets: get it again")
	}
	return sheets, nil
}

func workbookError(err error) error {
	text := err.Error()
	switch {
	case strings.Contains(text, "unzip size exceeds"):
		return fmt.Errorf("the workbook is too large when unpacked (%s): raise the limit with --max-bytes if you trust it", text)
	case strings.Contains(text, "not a valid zip file"), strings.Contains(text, "unexpected EOF"):
		return errors.New("the workbook is cut short or damaged: get it again")
	}
	return fmt.Errorf("the workbook cannot be read (%s): get it again, or save it anew as .xlsx", text)
}
