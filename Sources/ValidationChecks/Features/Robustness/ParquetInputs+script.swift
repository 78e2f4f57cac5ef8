// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ParquetInputs {
  /// Run by the team's python3 with pyarrow: `read SOURCE ROWS SAMPLE OUT`, `write SAMPLE RECIPE`, or
  /// `count RECIPE OUT`. Only data is read: a Parquet file holds no code.
  ///
  /// The text of a cell stands for one value of its column and for no other, so that every value that was
  /// not spoiled is taken from the sample itself, of whatever type it is. A column that holds a spoiled
  /// value keeps its type where that can hold it; else it becomes a column of doubles, or of strings.
  static let script = """
    import json, sys
    import pyarrow as pa, pyarrow.parquet as pq

    def first_rows(source, most):
        file, batches, rows = pq.ParquetFile(source), [], 0
        for batch in file.iter_batches(batch_size=most):
            batches.append(batch)
            rows += batch.num_rows
            if rows >= most:
                break
        return pa.Table.from_batches(batches, file.schema_arrow).slice(0, most)

    def value_type(column):
        return column.type.value_type if pa.types.is_dictionary(column.type) else column.type

    def is_plain(kind):
        of = pa.types
        return any(test(kind) for test in (
            of.is_integer, of.is_float32, of.is_float64, of.is_boolean, of.is_string,
            of.is_large_string))

    def shown(cell, row):
        try:
            return str(cell)
        except (ValueError, OverflowError, pa.ArrowException):
            return "value of row %d" % (row + 1)

    def texts(column):
        plain, written, found = is_plain(value_type(column)), [], {}
        for row, cell in enumerate(column):
            if not cell.is_valid:
                written.append(None)
                continue
            text = json.dumps(cell.as_py() if plain else shown(cell, row), ensure_ascii=False)
            if not plain and text in found and not cell.equals(column[found[text]]):
                text = json.dumps("%s, of row %d" % (shown(cell, row), row + 1), ensure_ascii=False)
            found.setdefault(text, row)
            written.append(text)
        return written, found

    def fitting(values, kind):
        def number(value):
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        if pa.types.is_floating(kind):
            values = [float(value) if number(value) else value for value in values]
        try:
            made = pa.array(values, kind)
        except (pa.ArrowException, OverflowError, TypeError, ValueError):
            return None
        same = all(a == b or (a != a and b != b) for a, b in zip(made.to_pylist(), values))
        return made if same else None

    def column(original, places, wanted):
        wanted = [None if text == "null" else text for text in wanted]
        if original is not None and all(text is None or text in places for text in wanted):
            rows = [None if text is None else places[text] for text in wanted]
            return original.take(pa.array(rows, pa.int64()))
        values = [None if text is None else json.loads(text) for text in wanted]
        kinds = [] if original is None else [value_type(original), pa.float64()]
        for kind in kinds:
            made = fitting(values, kind)
            if made is not None:
                return made
        return pa.array([v if v is None or isinstance(v, str) else str(v) for v in values], pa.string())

    def read(source, most, place, out):
        sample = first_rows(source, int(most))
        names = sample.column_names
        if len(set(names)) != len(names):
            sys.exit("two of its columns have one name")
        with pa.OSFile(place, "wb") as sink, pa.ipc.new_file(sink, sample.schema) as writer:
            writer.write_table(sample)
        columns = [texts(sample.column(index))[0] for index in range(len(names))]
        rows = [[cells[row] for cells in columns] for row in range(sample.num_rows)]
        with open(out, "w", encoding="utf-8") as file:
            json.dump({"columns": names, "rows": rows}, file)

    def write(place, recipe):
        with pa.OSFile(place) as source:
            sample = pa.ipc.open_file(source).read_all()
        places = {name: texts(sample.column(name))[1] for name in sample.column_names}
        with open(recipe, encoding="utf-8") as file:
            wanted = json.load(file)
        for entry in wanted:
            arrays = [
                column(sample.column(name) if name in places else None, places.get(name),
                       [row[index] for row in entry["rows"]])
                for index, name in enumerate(entry["columns"])]
            table = pa.table(arrays, names=entry["columns"])
            pq.write_table(table.replace_schema_metadata(sample.schema.metadata), entry["file"])

    def count(recipe, out):
        with open(recipe, encoding="utf-8") as file:
            wanted = json.load(file)
        def rows(path):
            try:
                return pq.ParquetFile(path).metadata.num_rows
            except (pa.ArrowException, OSError):
                return None
        with open(out, "w", encoding="utf-8") as file:
            json.dump([rows(path) for path in wanted], file)

    {"read": read, "write": write, "count": count}[sys.argv[1]](*sys.argv[2:])
    """
}
