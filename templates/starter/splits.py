"""Writes the rows that training reads, or those that it holds out: what the gate compares.

usage: python splits.py --part train|held-out [--features data/features.parquet] --out FILE
"""

import argparse
import pathlib

import pyarrow.parquet

from features import KEY
from train import split


def main():
    parser = argparse.ArgumentParser(description="Write one part of the feature table.")
    parser.add_argument("--part", choices=["train", "held-out"], required=True)
    parser.add_argument("--features", type=pathlib.Path, default="data/features.parquet")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    table = pyarrow.parquet.read_table(options.features).drop_null().sort_by(KEY)
    trained, held_out = split(table.num_rows)
    rows = trained if options.part == "train" else held_out
    pyarrow.parquet.write_table(table.take(rows), options.out)


if __name__ == "__main__":
    main()
