# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes the table that the feature benchmarks read: 20 columns, with three planted faults, and a reference.

usage: inputs.py ROWS current|reference FILE

Columns: id and key (unique), f0…f12 (normal numbers), i0, i1, country, active, updated_at, churned. Seed 7 and 8.
Planted in `current`: the last id repeats the first, one f5 is 150, one country is zz; f3 is shifted by half a
standard deviation against `reference`.
"""

import datetime
import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

CHUNK = 500_000
COUNTRIES = np.array(["AR", "BR", "DE", "FR", "US"])
START = np.datetime64("2026-01-01T00:00:00", "us")


def chunk(generator, start, count, rows, kind):
    ids = np.arange(start, start + count, dtype=np.int64)
    columns = {"id": ids, "key": np.char.mod("k%015d", ids)}
    for place in range(13):
        values = generator.standard_normal(count) * 10 + 50
        if place == 3 and kind == "current":
            values += 5
        columns[f"f{place}"] = np.clip(values, 0, 100)
    columns["i0"] = generator.integers(0, 100, count)
    columns["i1"] = generator.integers(-50, 50, count)
    columns["country"] = COUNTRIES[generator.integers(0, len(COUNTRIES), count)]
    columns["active"] = generator.integers(0, 2, count).astype(bool)
    columns["updated_at"] = START + (ids * 10_000_000 // max(1, rows // 3_000_000 + 1)).astype("timedelta64[us]")
    columns["churned"] = generator.integers(0, 2, count)
    if kind == "current":
        if start + count == rows:
            columns["id"] = np.concatenate([ids[:-1], [0]])
        if start == 0:
            columns["f5"][count // 2] = 150.0
            columns["country"] = columns["country"].copy()
            columns["country"][count // 3] = "zz"
    return pa.table(columns)


def main():
    rows, kind, path = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    generator = np.random.default_rng(7 if kind == "current" else 8)
    writer = None
    for start in range(0, rows, CHUNK):
        table = chunk(generator, start, min(CHUNK, rows - start), rows, kind)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    writer.close()


if __name__ == "__main__":
    main()
