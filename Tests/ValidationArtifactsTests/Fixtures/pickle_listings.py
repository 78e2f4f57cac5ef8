"""Writes pickles of every protocol, and what pickletools.genops says of them: offset and name of each operator.

Run with CPython 3.8 or later: python3 pickle_listings.py > pickle_listings.json
"""
import collections
import datetime
import decimal
import fractions
import json
import pickle
import pickletools
import uuid

VALUES = [
    None, True, [1, 255, 256, -1, 70000, 2**31, 2**63, -(2**70), 2**2100],
    [1.5, -0.0, float("inf")], "word", "\u00fc\u20ac\U0001f600\n\\", "x" * 300, b"bytes", b"y" * 300, bytearray(b"z"),
    (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), {"a": [1, 2], "b": {}}, {1, 2}, frozenset([3]),
    collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1], 3),
    datetime.datetime(2026, 1, 2, 3, 4, 5), decimal.Decimal("1.5"), fractions.Fraction(1, 3),
    uuid.UUID(int=5), ValueError("x"), len, ["same"] * 2, [[]] * 300,
]


def listing(data):
    return [[place, op.name] for op, _, place in pickletools.genops(data)]


print(json.dumps([
    {"bytes": data.hex(), "operators": listing(data)}
    for protocol in range(6) for value in VALUES for data in [pickle.dumps(value, protocol)]
], separators=(",", ":")))
