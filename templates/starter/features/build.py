"""Builds the feature table from the raw measurements.

usage: python -m features.build --raw data/raw/wine.csv --out data/features.parquet     (or --out FILE.csv)

Raw rows that make no features are refused with exit code 2, the reason on standard error, and no table.

The same rows give the same bytes: sorted by key, one row group, fixed types, no time in the file.
(The writer's version stands in the file, so another pyarrow gives other bytes with the same table.)
"""

import argparse
import csv
import math
import pathlib
import sys

import pyarrow
import pyarrow.csv
import pyarrow.parquet

from features import DERIVED, KEY, LABEL, RAW, derive


def read_raw(path):
    """The raw samples as dictionaries with numbers, sorted by key."""
    with open(path, newline="", encoding="utf-8") as file:
        samples = [parse(row) for row in csv.DictReader(file)]
    return sorted(samples, key=lambda sample: sample[KEY])


def parse(row):
    missing = [name for name in (KEY, *RAW, LABEL) if not row.get(name)]
    if missing:
        raise ValueError(f"a row without {', '.join(missing)}")
    sample = {name: (int if whole else float)(row[name]) for name, whole in RAW.items()}
    return {KEY: int(row[KEY]), **sample, LABEL: row[LABEL]}


def schema():
    number = {True: pyarrow.int64(), False: pyarrow.float64()}
    fields = [(KEY, pyarrow.int64())]
    fields += [(name, number[whole]) for name, whole in RAW.items()]
    fields += [(name, pyarrow.float64()) for name in DERIVED]
    fields += [(LABEL, pyarrow.string())]
    return pyarrow.schema(fields)


def features(sample):
    """One row of the feature table: every raw column, the derived ones, and the label."""
    row = {**sample, **derive(sample)}
    for name, value in row.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"sample {sample[KEY]}: {name} is {value}")
    return row


def build(samples):
    return pyarrow.Table.from_pylist([features(sample) for sample in samples], schema=schema())


def write(table, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".csv":
        pyarrow.csv.write_csv(table, path)
    else:
        pyarrow.parquet.write_table(table, path, compression="zstd")


def main():
    parser = argparse.ArgumentParser(description="Build the feature table.")
    parser.add_argument("--raw", type=pathlib.Path, default="data/raw/wine.csv")
    parser.add_argument("--out", type=pathlib.Path, default="data/features.parquet")
    options = parser.parse_args()
    try:
        table = build(read_raw(options.raw))
    except (ValueError, ArithmeticError, csv.Error) as error:
        print(f"features.build: {error}", file=sys.stderr)
        sys.exit(2)
    write(table, options.out)
    print(f"wrote {table.num_rows} rows, {table.num_columns} columns to {options.out}")


if __name__ == "__main__":
    main()
