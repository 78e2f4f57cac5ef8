"""Answers the questions on stdin as scipy does; `SciPyTests.swift` compares its own answers with these.

usage: scipy_reference.py <cases.json >answers.json
"""

import json
import sys

import numpy as np
from scipy import special, stats
from scipy.spatial.distance import jensenshannon


def cells(case):
    """Statistics of two rows of counts without an empty column."""
    table = np.array([case["reference"], case["current"]], dtype=float)
    shares = table / table.sum(axis=1, keepdims=True)
    raised = table + 0.5
    p, q = raised / raised.sum(axis=1, keepdims=True)
    statistic, chance, degrees, _ = stats.chi2_contingency(table, correction=False)
    total, (rows, columns) = table.sum(), table.shape
    squared = max(0, statistic / total - (rows - 1) * (columns - 1) / (total - 1))
    sizes = [k - (k - 1) ** 2 / (total - 1) for k in table.shape]
    return {
        # The root of a sum that rounding made negative is NaN: it stands for 0.
        "jensenShannon": np.nan_to_num(jensenshannon(*shares, base=2)) ** 2,
        "populationStability": (special.rel_entr(q, p) + special.rel_entr(p, q)).sum(),
        "lInfinity": abs(shares[0] - shares[1]).max(),
        "statistic": statistic,
        "degrees": degrees,
        "chance": chance,
        "cramersV": np.sqrt(squared / (min(sizes) - 1)),
    }


def survival(case):
    return stats.chi2.sf(case["value"], case["degrees"])


def critical(case):
    return stats.chi2.isf(case["probability"], case["degrees"])


def main():
    asked = json.load(sys.stdin)
    answers = {
        "cells": [cells(case) for case in asked["cells"]],
        "survivals": [survival(case) for case in asked["survivals"]],
        "criticals": [critical(case) for case in asked["criticals"]],
        "kolmogorov": special.kolmogorov(asked["kolmogorov"]).tolist(),
    }
    json.dump(answers, sys.stdout)


main()
