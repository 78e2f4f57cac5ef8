# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Counts over seeded bytes, taken as numbers of every type by numpy and ml_dtypes.

python3 make_values.py > values.json     (numpy 2.4, ml_dtypes 0.6)
"""

import json
import struct
import sys

import ml_dtypes
import numpy

U64 = (1 << 64) - 1


def splitmix(seed, count):
    """The generator of Support/SeededGenerator.swift."""
    for _ in range(count):
        seed = (seed + 0x9E3779B97F4A7C15) & U64
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & U64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & U64
        yield z ^ (z >> 31)


# Name as in the header of safetensors, numpy's type, mask that leaves only finite numbers.
TYPES = [
    ("F16", numpy.dtype("<f2"), 0xBFFFBFFFBFFFBFFF),
    ("BF16", numpy.dtype(ml_dtypes.bfloat16), 0xBFFFBFFFBFFFBFFF),
    ("F32", numpy.dtype("<f4"), 0xBFFFFFFFBFFFFFFF),
    ("F64", numpy.dtype("<f8"), 0xBFFFFFFFFFFFFFFF),
    ("C64", numpy.dtype("<f4"), 0xBFFFFFFFBFFFFFFF),
    ("F8_E4M3", numpy.dtype(ml_dtypes.float8_e4m3fn), 0xBFBFBFBFBFBFBFBF),
    ("F8_E5M2", numpy.dtype(ml_dtypes.float8_e5m2), 0xBFBFBFBFBFBFBFBF),
    ("F8_E4M3FNUZ", numpy.dtype(ml_dtypes.float8_e4m3fnuz), 0x3F3F3F3F3F3F3F3F),
    ("F8_E5M2FNUZ", numpy.dtype(ml_dtypes.float8_e5m2fnuz), 0x3F3F3F3F3F3F3F3F),
    ("F8_E8M0", numpy.dtype(ml_dtypes.float8_e8m0fnu), 0x3F3F3F3F3F3F3F3F),
    ("I8", numpy.dtype("i1"), U64),
    ("U8", numpy.dtype("u1"), U64),
    ("I16", numpy.dtype("<i2"), U64),
    ("U16", numpy.dtype("<u2"), U64),
    ("I32", numpy.dtype("<i4"), U64),
    ("U32", numpy.dtype("<u4"), U64),
    ("I64", numpy.dtype("<i8"), U64),
    ("U64", numpy.dtype("<u8"), U64),
]


def example(name, dtype, seed, words, mask):
    data = struct.pack(f"<{words}Q", *(word & mask for word in splitmix(seed, words)))
    with numpy.errstate(all="ignore"):
        numbers = numpy.frombuffer(data, dtype).astype(numpy.float64)
    finite = numbers[numpy.isfinite(numbers)]
    denormals = 0
    if name.startswith(("F", "B", "C")) and name != "F8_E8M0":
        least = float(ml_dtypes.finfo(dtype).smallest_normal)
        denormals = int(((numpy.abs(finite) < least) & (finite != 0)).sum())
    bad = numpy.flatnonzero(~numpy.isfinite(numbers))
    return {
        "dtype": name, "seed": seed, "words": words, "mask": f"{mask:016x}",
        "numbers": len(numbers), "nans": int(numpy.isnan(numbers).sum()),
        "positiveInfinities": int(numpy.isposinf(numbers).sum()),
        "negativeInfinities": int(numpy.isneginf(numbers).sum()),
        "zeros": int((numbers == 0).sum()), "denormals": denormals,
        "minimum": float(finite.min()) if len(finite) else None,
        "maximum": float(finite.max()) if len(finite) else None,
        "firstBad": int(bad[0]) if len(bad) else None,
    }


def main():
    examples = []
    for index, (name, dtype, finite) in enumerate(TYPES):
        sparse = 0x8000000000000000 | finite & 0x00FF00FF000000FF
        for turn, mask in enumerate((U64, finite, sparse)):
            examples.append(example(name, dtype, 100 * index + turn, 1_400, mask))
    lines = ",\n".join(json.dumps(entry) for entry in examples)
    sys.stdout.write(f"[\n{lines}\n]\n")


main()
