# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes HDF5 files with h5py 3 and what h5py reads in them, into Fixtures/HDF5.

Usage: hdf5_fixtures.py FOLDER
Each NAME.h5 stands beside NAME.json: datasets with type, shape, place and first value, and the
texts among the root's attributes.
"""
import json
import pathlib
import sys

import h5py
import numpy as np

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)


def describe(file):
    datasets = {}
    numbers = {}

    def visit(name, item):
        if isinstance(item, h5py.Dataset):
            offset = item.id.get_offset()
            datasets[name] = {
                "shape": list(item.shape or []),
                "dtype": spelled(item.dtype),
                "offset": offset,
            }
            if item.chunks:
                values = item[()]
                bad = np.flatnonzero(~np.isfinite(values))
                numbers[name] = {
                    "first": int(bad[0]) if len(bad) else None,
                    "maximum": float(np.nanmax(values)),
                    "minimum": float(np.nanmin(values)),
                    "nan": int(np.isnan(values).sum()),
                    "zero": int((values == 0).sum()),
                }

    file.visititems(visit)
    texts = {k: v.decode() if isinstance(v, bytes) else v
             for k, v in file.attrs.items() if isinstance(v, (str, bytes))}
    return {"datasets": datasets, "numbers": numbers,
            "texts": {k: v[:200] for k, v in texts.items()}}


def spelled(dtype):
    if h5py.check_string_dtype(dtype):
        return "variable-length string" if h5py.check_string_dtype(dtype).length is None else "string"
    if h5py.check_enum_dtype(dtype) or dtype == bool:
        return "enumeration"
    if dtype.names or dtype.kind == "c":
        return "compound"
    if dtype.kind == "V":
        return "opaque"
    return dtype.newbyteorder("=").name + (" (big-endian)" if dtype.byteorder == ">" else "")


def make(name, fill, **options):
    with h5py.File(folder / f"{name}.h5", "w", **options) as file:
        fill(file)
    with h5py.File(folder / f"{name}.h5", "r") as file:
        (folder / f"{name}.json").write_text(json.dumps(describe(file), indent=1, sort_keys=True) + "\n")


def types(file):
    for dtype in ("f2", "f4", "f8", ">f4", "i1", "u2", "i8", ">u4", "?", "c8"):
        file.create_dataset("types/" + dtype.replace(">", "big-").replace("?", "bool"),
                            data=np.arange(3).astype(dtype))
    file["text/fixed"] = np.array([b"ab", b"c"])
    file["text/variable"] = "a text"
    file["scalar"] = np.float32(1.5)
    file.create_dataset("none", data=h5py.Empty("f4"))
    file.create_dataset("unwritten", (4, 2), "f4")
    file.create_dataset("chunked", (4, 4), "f4", chunks=(2, 2))
    file["again"] = h5py.SoftLink("/scalar")
    file["types/up"] = file["/"]
    file.attrs["fixed"] = np.bytes_(b"fixed text")
    file.attrs["variable"] = "text of any length"
    file.attrs["number"] = 3


def many(file):
    for number in range(40):
        file.create_dataset(f"group/tensor_{number:02}", data=np.float32([number]))
    for number in range(12):
        file.attrs[f"attribute_{number:02}"] = f"value {number}"


def large(file):
    file["x"] = np.float64([1, 2])
    file.attrs["long"] = np.bytes_(b"x" * 70_000)


def shared(file):
    file["type"] = np.dtype("f4")
    file.create_dataset("named", data=np.float32([1, 2, 3]), dtype=file["type"])


def packed(file):
    """Chunks that do not divide the shape, through every filter but the plugins."""
    values = np.round(np.random.default_rng(7).normal(size=(20, 9, 5)), 1).astype("f4")
    values[13, 4, 2] = np.nan
    values[3] = 0
    options = {
        "plain": {},
        "gzip": {"compression": "gzip"},
        "shuffle": {"compression": "gzip", "shuffle": True},
        "checksum": {"fletcher32": True},
        "all": {"compression": 9, "shuffle": True, "fletcher32": True},
        "lzf": {"compression": "lzf"},
    }
    for name, filters in options.items():
        file.create_dataset(name, data=values, chunks=(7, 4, 5), **filters)
    file.create_dataset("row", data=values[:, 0, 0], chunks=(6,), compression="gzip")
    file.create_dataset("half", data=values.astype("f2"), chunks=(3, 9, 2), compression="gzip")
    file.create_dataset("whole", data=values, chunks=values.shape, compression="gzip")
    # More chunks than a node of the index has room for.
    file.create_dataset("many", data=np.arange(200, dtype="i4"), chunks=(1,), compression="gzip")
    # More than a page of a fixed array.
    if file.libver[0] != "earliest":
        file.create_dataset("pages", data=np.arange(1500, dtype="i2"), chunks=(1,))
    file.create_dataset("limited", data=values, chunks=(7, 4, 5), maxshape=(40, 9, 5))
    part = file.create_dataset("part", (4, 4), "f4", chunks=(2, 2), fillvalue=1)
    part[0, 0] = 2


make("old-types", types)
make("new-types", types, libver="latest")
make("old-many", many)
make("new-many", many, libver="latest")
make("new-large", large, libver="latest")
make("old-shared", shared)
make("new-shared", shared, libver="latest")
make("user-block", shared, userblock_size=1024)
make("old-packed", packed)
make("new-packed", packed, libver="latest")
