# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Prints the numbers of UncertaintyCoefficientTests."""

import math
def U(c):
    n=sum(map(sum,c)); H=lambda v:-sum(x/n*math.log(x/n) for x in v if x)
    cells=[sum(r) for r in c]; labels=[sum(r[i] for r in c) for i in range(len(c[0]))]
    I=H(cells)+H(labels)-H([x for r in c for x in r])
    b=(sum(x>0 for x in cells)-1)*(sum(x>0 for x in labels)-1)/(2*n)
    return (I-b)/H(labels), I/H(labels)
print(U([[90,10],[20,80]]),U([[30,20,10],[5,40,15],[10,10,60]]))
