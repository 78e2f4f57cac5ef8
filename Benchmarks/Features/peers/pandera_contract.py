# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""The contract set in pandera. usage: pandera_contract.py FILE"""

import sys

import pandas as pd
import pandera.pandas as pa

frame = pd.read_parquet(sys.argv[1])
columns = {name: pa.Column(nullable=False) for name in frame.columns}
for place in range(13):
    columns[f"f{place}"] = pa.Column(float, pa.Check.in_range(0, 100), nullable=False)
columns["id"] = pa.Column(int, unique=True, nullable=False)
columns["key"] = pa.Column(str, unique=True, nullable=False)
columns["country"] = pa.Column(str, pa.Check.isin(["AR", "BR", "DE", "FR", "US"]), nullable=False)
newest = pa.Check(lambda values: values.max() > pd.Timestamp("2026-01-01"))
columns["updated_at"] = pa.Column(checks=newest, nullable=False)
try:
    pa.DataFrameSchema(columns).validate(frame, lazy=True)
except pa.errors.SchemaErrors as errors:
    print(sorted(set(errors.failure_cases["column"].dropna())))
