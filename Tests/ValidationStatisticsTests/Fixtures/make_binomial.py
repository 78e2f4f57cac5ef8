# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes binomial.json beside this file (pip install scipy mpmath).

Tails are summed by mpmath with 40 digits: scipy is off by up to 2e-10 at n = 10^7, p = 10^-6.
Quantiles are scipy's, moved where the exact tails say otherwise.
"""

import json
import math
import pathlib
import random

import mpmath
import scipy
from scipy.stats import binom

SEED = 20261121
random.seed(SEED)
mpmath.mp.dps = 40


def tail(n, p, k, step):
    """P[X >= k] for step 1, P[X <= k] for step -1; k on that side of the mean."""
    p = mpmath.mpf(p)
    q = 1 - p
    term = mpmath.exp(
        mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)
        + k * mpmath.log(p) + (n - k) * mpmath.log(q)
    )
    total = mpmath.mpf(0)
    while 0 <= k <= n and term > total * mpmath.mpf("1e-25"):
        total += term
        term *= (n - k) * p / ((k + 1) * q) if step > 0 else k * q / ((n - k + 1) * p)
        k += step
    return total


def cumulative(n, p, k):
    if k >= n:
        return mpmath.mpf(1)
    if k < 0:
        return mpmath.mpf(0)
    return tail(n, p, k, -1) if k < n * p else 1 - tail(n, p, k + 1, 1)


def survival(n, p, k):
    if k <= 0:
        return mpmath.mpf(1)
    return tail(n, p, k, 1) if k > n * p else 1 - tail(n, p, k - 1, -1)


def quantile(n, p, level):
    k = int(binom.ppf(level, n, p))
    # 20 digits: a level that is exactly a step stays one.
    reached = mpmath.mpf(level) * (1 - mpmath.mpf("1e-20"))
    while k > 0 and cumulative(n, p, k - 1) >= reached:
        k -= 1
    while cumulative(n, p, k) < reached:
        k += 1
    return k


tails, quantiles = [], []
probabilities = [1e-6, 0.001, 1 - 0.999, 1 - 0.99, 0.05, 1 - 0.9, 0.3, 0.5, 0.77, 0.95, 0.99, 0.999]
for n in [1, 2, 7, 25, 60, 368, 1000, 4603, 100_000, 1_234_567, 10_000_000]:
    for p in probabilities:
        mean, deviation = n * p, math.sqrt(n * p * (1 - p))
        counts = {0, 1, n - 1, n, int(mean), random.randint(0, n)}
        counts |= {int(mean + z * deviation) for z in (-30, -8, -3, -1, 1, 3, 8, 30)}
        for k in sorted(k for k in counts if 0 <= k <= n):
            tails.append([n, p, k, float(cumulative(n, p, k)), float(survival(n, p, k))])
        for level in (0.001, 0.025, 0.05, 0.5, 0.95, 0.975, 0.99, 0.999):
            quantiles.append([n, p, level, quantile(n, p, level)])

versions = f"mpmath {mpmath.__version__}, scipy {scipy.__version__}"
content = {
    "made by": f"make_binomial.py, {versions}, seed {SEED}",
    "tails": tails,
    "quantiles": quantiles,
}
lines = []
for name, value in content.items():
    if isinstance(value, list):
        rows = ",\n".join("    " + json.dumps(row) for row in value)
        lines.append(f"  {json.dumps(name)}: [\n{rows}\n  ]")
    else:
        lines.append(f"  {json.dumps(name)}: {json.dumps(value)}")
path = pathlib.Path(__file__).with_name("binomial.json")
path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
