"""Writes data/raw/wine.csv from the copy of the Wine data that ships inside scikit-learn.

usage: python data/make_raw.py [OUT.csv]

Run once; the CSV is committed. Values are scikit-learn's own; `sample_id` is added, counted from 1 in
the source's order, and the label is spelled with scikit-learn's class names.
"""

import csv
import pathlib
import sys

from sklearn.datasets import load_wine

RENAMED = {"od280/od315_of_diluted_wines": "od280_od315"}
WHOLE = {"magnesium", "proline"}


def main():
    out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "data/raw/wine.csv")
    wine = load_wine()
    names = [RENAMED.get(name, name) for name in wine.feature_names]
    out.parent.mkdir(parents=True, exist_ok=True)
    with open(out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["sample_id", *names, "cultivar"])
        for index, (row, label) in enumerate(zip(wine.data, wine.target)):
            values = [int(v) if n in WHOLE else float(v) for n, v in zip(names, row)]
            writer.writerow([index + 1, *values, wine.target_names[label]])


if __name__ == "__main__":
    main()
