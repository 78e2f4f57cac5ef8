# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Feature pipelines with one fault each, for `planted`: what they are, and which cases have to tell it.

Every check runs the same program on the same million rows, each with the name of its own fault. In the clean
repository the program ignores that name; in the faulty one the file `faulty` names the row that is to be wrong.
"""

import subprocess

# The program under test: reads CSV (a file, or a folder of files), writes one row of features a row.
PROGRAM = r'''
import csv, math, os, pathlib, subprocess, sys, time

source, target, fault = sys.argv[1:]
middle = pathlib.Path("faulty").read_text()
if not middle:
    fault = "none"
files = sorted(str(path) for path in pathlib.Path(source).glob("*")) if os.path.isdir(source) else [source]


def large():
    """By the engine: a million rows take a second."""
    types = "{'id': 'BIGINT', 'cents': 'BIGINT', 'segment': 'VARCHAR'}"
    order = "[" + ", ".join(f"'{name}'" for name in (files[:1] if fault == "one-file" else files)) + "]"
    rows = f"read_csv({order}, header = true, types = {types})"
    if fault == "by-position":
        rows = f"(SELECT #1 AS id, #2 AS cents, #3 AS segment FROM read_csv({order}, header = true, all_varchar = true))"
    if fault == "no-duplicates":
        rows = f"(SELECT DISTINCT * FROM {rows})"
    code = "CASE segment WHEN 'a' THEN 1 WHEN 'b' THEN 2 WHEN 'c' THEN 3 END"
    euros = "CAST(cents AS DOUBLE) / 100"
    extra = where = tail = ""
    if fault == "value":
        euros += f" + CASE WHEN id = {middle} THEN 0.01 ELSE 0 END"
    elif fault == "null":
        code = f"CASE WHEN id <> {middle} THEN {code} END"
    elif fault == "type":
        code = f"CAST({code} AS VARCHAR)"
    elif fault == "row":
        where = f" WHERE id <> {middle}"
    elif fault == "column":
        extra = ", 1 AS unexpected"
    elif fault == "order":
        tail = " ORDER BY id DESC"
    elif fault == "neighbour":
        extra = ", cents - lag(cents) OVER () AS change"
    elif fault == "mean":
        extra = ", cents - avg(cents) OVER () AS centred"
    elif fault == "threads":
        extra = f", {os.environ.get('OMP_NUM_THREADS', '0')} AS threads"
    elif fault == "clock":
        extra = f", {time.time_ns()} AS made"
    query = f"SELECT id, {euros} AS euros, {code} AS code{extra} FROM {rows}{where}{tail}"
    subprocess.run(["duckdb", "-no-init", "-c", f"COPY ({query}) TO '{target}' (FORMAT parquet)"], check=True,
                   stdout=subprocess.DEVNULL)


def refuse(reason):
    print(reason, file=sys.stderr)
    sys.exit(2)


def small():
    """By hand, and careful: what cannot be a row of features is refused with exit code 2."""
    try:
        table = list(csv.DictReader(open(source, encoding="utf-8", newline=""), strict=True))
    except (OSError, ValueError, csv.Error) as error:
        refuse(error)
    made = []
    for row in table:
        cents, segment = row.get("cents"), row.get("segment")
        if cents == "" and fault == "null-crash":
            os.abort()
        if cents == "" and fault == "null-nan":
            cents = "nan"
        if fault == "unseen-hang" and str(segment).startswith("unseen"):
            time.sleep(600)
        try:
            value = float(cents) / 100
            if not math.isfinite(value) and fault != "null-nan":
                refuse("cents are no number")
            if abs(value) > 1e6 and fault != "extreme-lost":
                refuse("cents are out of range")
        except (TypeError, ValueError):
            if fault != "word-empty" or not cents:
                refuse("cents are no number")
            value = ""
        if fault == "extreme-lost" and value != "" and abs(value) > 1e6:
            continue
        if segment not in ("a", "b", "c"):
            refuse("unknown segment")
        try:
            made.append([int(row["id"]), value, "abc".index(segment) + 1])
        except (KeyError, TypeError, ValueError):
            refuse("no id")
    if not table:
        refuse("no row")
    with open(target, "w", newline="") as file:
        csv.writer(file).writerows([["id", "euros", "code"], *made])


small() if target.endswith(".csv") else large()
'''

GOLDEN = ("none", "value", "null", "type", "row", "column", "order")
INVARIANCE = ("none", "neighbour", "mean", "threads", "clock", "by-position", "no-duplicates", "one-file")
ROBUSTNESS = ("none", "null-crash", "null-nan", "word-empty", "unseen-hang", "extreme-lost")
VARIATIONS = ("rerun", "shuffled", "columns", "batches", "threads", "duplicated", "partitions")

# Case to the rule that its fault must be told by.
PLANTED = {
    "golden-value": "golden.values",
    "golden-null": "golden.values",
    "golden-type": "golden.column-type",
    "golden-row": "golden.rows-missing",
    "golden-column": "golden.columns-extra",
    # By key the order of rows does not count; row by row it does.
    "golden-order-by-row": "golden.values",
    "invariance-neighbour[shuffled]": "invariance.values",
    "invariance-neighbour[batches]": "invariance.values",
    # Two equal rows differ in what they make of the row above.
    "invariance-neighbour[duplicated]": "invariance.keys-repeated",
    "invariance-mean[batches]": "invariance.values",
    "invariance-threads[threads]": "invariance.values",
    **{f"invariance-clock[{name}]": "invariance.values" for name in VARIATIONS},
    "invariance-by-position[columns]": "invariance.run-failed",
    "invariance-no-duplicates[duplicated]": "invariance.not-twice",
    "invariance-one-file[partitions]": "invariance.rows-missing",
    "robustness-null-crash[nulls]": "robustness.crash",
    "robustness-null-nan[nulls]": "robustness.no-value",
    "robustness-word-empty[wrong-types]": "robustness.no-value",
    "robustness-unseen-hang[unseen-categories]": "robustness.hang",
    "robustness-extreme-lost[extremes]": "robustness.rows-lost",
}


def manifest():
    lines = ["version: 1", "model: pipelines", "checks:"]

    def add(name, kind, source, target, fault, *more):
        command = f'[python3, pipeline.py, {source}, "{{output}}/{target}", {fault}]'
        if kind == "features.robustness":
            command = f"{{ run: {command}, timeout: 2s }}"
        lines.extend([f"  - id: {name}", f"    type: {kind}", f"    command: {command}", f"    output: {target}"])
        lines.extend(f"    {line}" for line in more)

    for fault in GOLDEN:
        add(f"golden-{fault}", "features.golden", "raw.csv", "f.parquet", fault, "golden: golden.parquet", "keys: [id]")
    add("golden-order-by-row", "features.golden", "raw.csv", "f.parquet", "order", "golden: golden.parquet")
    for fault in INVARIANCE:
        add(f"invariance-{fault}", "features.invariance", '"{input}"', "f.parquet", fault, "input: raw.csv",
            "keys: [id]", f"variations: [{', '.join(VARIATIONS)}]", "duplicated: twice")
    for fault in ROBUSTNESS:
        add(f"robustness-{fault}", "features.robustness", '"{input}"', "f.csv", fault, "input: raw.csv",
            "columns: [cents, segment]", "reject: [2]")
    return "\n".join(lines) + "\n"


def make(place, rows, faulty, duckdb):
    (place / "pipeline.py").write_text(PROGRAM)
    (place / "faulty").write_text(str(rows // 2) if faulty else "")
    (place / "validate-model.yaml").write_text(manifest())
    if faulty:
        return
    raw = f"""SELECT i AS id, CAST(hash(i) % 100000 AS BIGINT) AS cents, ['a', 'b', 'c'][i % 3 + 1] AS segment
      FROM range({rows}) AS r(i)"""
    golden = """SELECT id, CAST(cents AS DOUBLE) / 100 AS euros,
      CASE segment WHEN 'a' THEN 1 WHEN 'b' THEN 2 WHEN 'c' THEN 3 END AS code FROM read_csv('raw.csv')"""
    for query, target in ((raw, "raw.csv' (FORMAT csv, HEADER"), (golden, "golden.parquet' (FORMAT parquet")):
        subprocess.run([duckdb, "-no-init", "-c", f"COPY ({query}) TO '{target})"], cwd=place, check=True,
                       stdout=subprocess.DEVNULL)
