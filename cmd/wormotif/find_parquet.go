package main

import (
	"fmt"
	"io"
	"reflect"

	"github.com/parquet-go/parquet-go"
)

const (
	parquetBatch    = 1024    // rows that are handed over at a time
	parquetRowGroup = 1 << 16 // rows that the writer keeps until it writes them
)

// writeParquet writes a file with a column of names for each label and the
// column induced. The names are few and come back often: they are kept once in a
// dictionary for each group of rows.
func writeParquet(w io.Writer, labels []string, list occurrenceList) error {
	out := parquet.NewGenericWriter[any](w, occurrenceSchema(labels), parquet.MaxRowsPerRowGroup(parquetRowGroup))
	rows := make([]parquet.Row, 0, parquetBatch)
	flush := func() error {
		_, err := out.WriteRows(rows)
		rows = rows[:0]
		return err
	}
	err := list(func(names []string, induced bool) error {
		row := make(parquet.Row, 0, len(names)+1)
		for column, name := range names {
			row = append(row, parquet.ByteArrayValue([]byte(name)).Level(0, 0, column))
		}
		rows = append(rows, append(row, parquet.BooleanValue(induced).Level(0, 0, len(names))))
		if len(rows) == parquetBatch {
			return flush()
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	return out.Close()
}

// occurrenceSchema makes the schema by way of a struct, because a parquet.Group
// would sort its columns.
func occurrenceSchema(labels []string) *parquet.Schema {
	var fields []reflect.StructField
	for i, label := range labels {
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprintf("Node%d", i),
			Type: reflect.TypeFor[string](),
			Tag:  reflect.StructTag(fmt.Sprintf(`parquet:"%s,dict,snappy"`, label)),
		})
	}
	fields = append(fields, reflect.StructField{Name: "Induced", Type: reflect.TypeFor[bool](), Tag: `parquet:"` + inducedColumn + `"`})
	return parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface())
}
