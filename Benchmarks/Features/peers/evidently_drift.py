# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""PSI of ten columns and KS of one in Evidently. usage: evidently_drift.py CURRENT REFERENCE"""

import sys

import pandas as pd
from evidently import Report
from evidently.metrics import ValueDrift

columns = [f"f{place}" for place in range(10)]
current = pd.read_parquet(sys.argv[1], columns=columns)
reference = pd.read_parquet(sys.argv[2], columns=columns)
metrics = [ValueDrift(column=name, method="psi") for name in columns] + [ValueDrift(column="f6", method="ks")]
result = Report(metrics).run(current, reference)
for metric in result.dict()["metrics"]:
    print(metric.get("metric_name") or metric.get("metric_id"), metric["value"])
