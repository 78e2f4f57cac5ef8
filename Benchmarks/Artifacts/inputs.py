# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes the files that the artifact benchmarks read; each is made once and kept.

usage: inputs.py KIND FILE [BYTES]
"""

import collections
import io
import json
import pathlib
import pickle
import struct
import sys
import types
import zipfile

import numpy as np

CHUNK = 1 << 24  # floats written at a time


def floats(file, count):
    """Normal numbers: no NaN, no infinity, no long runs that a disk or a checksum could take short cuts on."""
    numbers = np.random.default_rng(7).standard_normal(min(count, CHUNK), dtype=np.float32)
    while count > 0:
        part = numbers[: min(count, CHUNK)]
        file.write(part.tobytes())
        count -= len(part)


def tiny_pickle(path):
    path.write_bytes(pickle.dumps({"weights": [0.5, 0.25], "names": ("a", "b")}))


def safetensors(path, size):
    """One F32 matrix of about so many bytes."""
    columns = 1024
    rows = max(1, size // 4 // columns)
    end = rows * columns * 4
    header = json.dumps({"w": {"dtype": "F32", "shape": [rows, columns], "data_offsets": [0, end]}}).encode()
    header += b" " * (-len(header) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header)
        floats(file, rows * columns)


def torch_zip(path, size, tensors=16):
    """A state dict as torch.save writes it, without torch: stored members, aligned to 64 bytes."""
    count = size // 4 // tensors
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        write_aligned(archive, "archive/data.pkl", lambda file: file.write(state_dict(tensors, count)))
        write_aligned(archive, "archive/byteorder", lambda file: file.write(b"little"))
        for key in range(tensors):
            write_aligned(archive, f"archive/data/{key}", lambda file: floats(file, count))
        write_aligned(archive, "archive/version", lambda file: file.write(b"3\n"))


def write_aligned(archive, name, write):
    info = zipfile.ZipInfo(name)
    start = archive.start_dir + 30 + len(name) + 4
    padding = -start % 64
    info.extra = struct.pack("<HH", 0x4246, padding) + b"Z" * padding
    with archive.open(info, "w", force_zip64=False) as file:
        write(file)


def state_dict(tensors, count):
    torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")
    sys.modules.update({"torch": torch, "torch._utils": utils})

    class FloatStorage:
        pass

    FloatStorage.__module__, FloatStorage.__qualname__ = "torch", "FloatStorage"
    torch.FloatStorage = FloatStorage

    def _rebuild_tensor_v2(*arguments):
        raise NotImplementedError

    _rebuild_tensor_v2.__module__, _rebuild_tensor_v2.__qualname__ = "torch._utils", "_rebuild_tensor_v2"
    utils._rebuild_tensor_v2 = _rebuild_tensor_v2

    class Storage:
        def __init__(self, key):
            self.key = key

    class Tensor:
        def __init__(self, key):
            self.storage = Storage(str(key))

        def __reduce__(self):
            hooks = collections.OrderedDict()
            return _rebuild_tensor_v2, (self.storage, 0, (count // 64, 64), (64, 1), False, hooks)

    class Pickler(pickle._Pickler):
        def persistent_id(self, value):
            if isinstance(value, Storage):
                return ("storage", FloatStorage, value.key, "cpu", count)
            return None

    out = io.BytesIO()
    Pickler(out, protocol=2).dump(collections.OrderedDict((f"layer.{k}", Tensor(k)) for k in range(tensors)))
    return out.getvalue()


def pickle_of_arrays(path, size, arrays=8):
    count = size // 4 // arrays
    block = np.random.default_rng(7).standard_normal(count, dtype=np.float32)
    with open(path, "wb") as file:
        pickle.dump([block + k for k in range(arrays)], file, protocol=4)


if __name__ == "__main__":
    kind, path, *size = sys.argv[1:]
    globals()[kind](pathlib.Path(path), *map(int, size))
