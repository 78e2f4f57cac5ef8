"""Builds the feature table from the raw measurements.

usage: python -m features.build --raw data/raw/wine.csv --out data/features.parquet

The same rows give the same bytes: sorted by key, one row group, fixed types, no time in the file.
(The writer's version stands in the file, so another pyarrow gives other bytes with the same table.)
"""

import argparse
import csv
import pathlib

import pyarrow
import pyarrow.parquet

from features import DERIVED, KEY, LABEL, RAW, derive


def read_raw(path):
    """The raw samples as dictionaries with numbers, sorted by key."""
    with open(path, newline="", encoding="utf-8") as file:
        samples = [parse(row) for row in csv.DictReader(file)]
    return sorted(samples, key=lambda sample: sample[KEY])


def parse(row):
    sample = {name: (int if whole else float)(row[name]) for name, whole in RAW.items()}
    return {KEY: int(row[KEY]), **sample, LABEL: row[LABEL]}


def schema():
    number = {True: pyarrow.int64(), False: pyarrow.float64()}
    fields = [(KEY, pyarrow.int64())]
    fields += [(name, number[whole]) for name, whole in RAW.items()]
    fields += [(name, pyarrow.float64()) for name in DERIVED]
    fields += [(LABEL, pyarrow.string())]
    return pyarrow.schema(fields)


def build(samples):
    """The feature table: every raw column, the derived ones, and the label."""
    return pyarrow.Table.from_pylist(
        [{**sample, **derive(sample)} for sample in samples], schema=schema()
    )


def main():
    parser = argparse.ArgumentParser(description="Build the feature table.")
    parser.add_argument("--raw", type=pathlib.Path, default="data/raw/wine.csv")
    parser.add_argument("--out", type=pathlib.Path, default="data/features.parquet")
    options = parser.parse_args()
    table = build(read_raw(options.raw))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    pyarrow.parquet.write_table(table, options.out, compression="zstd")
    print(f"wrote {table.num_rows} rows, {table.num_columns} columns to {options.out}")


if __name__ == "__main__":
    main()
