"""Writes tests/requests.jsonl: the requests that the latency check sends, made from the raw data.

usage: python tests/make_requests.py [RAW.csv [OUT.jsonl]]

Every third sample from the first on, so all three cultivars are there; run again when the raw columns change.
"""

import csv
import json
import pathlib
import sys

EVERY = 3
NOT_FEATURES = {"sample_id", "cultivar"}


def main():
    raw, out = (*sys.argv[1:], *["data/raw/wine.csv", "tests/requests.jsonl"][len(sys.argv) - 1 :])
    with open(raw, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[::EVERY]
    lines = [json.dumps(request(row)) + "\n" for row in rows]
    pathlib.Path(out).write_text("".join(lines), encoding="utf-8")


def request(row):
    features = {name: json.loads(text) for name, text in row.items() if name not in NOT_FEATURES}
    return {"id": int(row["sample_id"]), "features": features}


if __name__ == "__main__":
    main()
