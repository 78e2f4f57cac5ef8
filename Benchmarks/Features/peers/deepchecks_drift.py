# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""KS of ten columns in Deepchecks. usage: deepchecks_drift.py CURRENT REFERENCE"""

import os
import sys

os.environ["DISABLE_LATEST_VERSION_CHECK"] = "True"

import pandas as pd
from deepchecks.tabular import Dataset
from deepchecks.tabular.checks import FeatureDrift

columns = [f"f{place}" for place in range(10)]
current = Dataset(pd.read_parquet(sys.argv[1], columns=columns), cat_features=[])
reference = Dataset(pd.read_parquet(sys.argv[2], columns=columns), cat_features=[])
check = FeatureDrift(columns=columns, n_top_columns=10, n_samples=10**9, sort_feature_by="drift score")
result = check.run(train_dataset=reference, test_dataset=current)
for name, value in sorted(result.value.items()):
    print(name, value["Method"], value["Drift score"])
