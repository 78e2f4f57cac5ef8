# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""The contract set in Great Expectations. usage: gx_contract.py FILE"""

import os
import sys

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

frame = pd.read_parquet(sys.argv[1])
context = gx.get_context(mode="ephemeral")
asset = context.data_sources.add_pandas("source").add_dataframe_asset("table")
batch = asset.add_batch_definition_whole_dataframe("all")
suite = gx.ExpectationSuite("contract")
for name in frame.columns:
    suite.add_expectation(gxe.ExpectColumnValuesToNotBeNull(column=name))
for place in range(13):
    suite.add_expectation(gxe.ExpectColumnValuesToBeBetween(column=f"f{place}", min_value=0, max_value=100))
for name in ("id", "key"):
    suite.add_expectation(gxe.ExpectColumnValuesToBeUnique(column=name))
suite.add_expectation(gxe.ExpectColumnValuesToBeInSet(column="country", value_set=["AR", "BR", "DE", "FR", "US"]))
suite.add_expectation(gxe.ExpectColumnMaxToBeBetween(column="updated_at", min_value=pd.Timestamp("2026-01-01")))
context.suites.add(suite)
definition = gx.ValidationDefinition(data=batch, suite=suite, name="run")
result = definition.run(batch_parameters={"dataframe": frame}, result_format="SUMMARY")
print(sorted({item.expectation_config.kwargs["column"] for item in result.results if not item.success}))
