# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes the names of TensorFlow's own operators, from a wheel that need not be installed.

    pip download --no-deps tensorflow-cpu==2.21.0
    python3 scripts/make-tensorflow-operators.py tensorflow_cpu-2.21.0-*.whl > \
        Sources/ValidationArtifacts/SavedModel/TensorFlowOperators+table.swift
"""
import re
import sys
import textwrap
import zipfile

wheel = zipfile.ZipFile(sys.argv[1])
version = sys.argv[1].rsplit("/", 1)[-1].split("-")[1]
names = set()
for member in wheel.namelist():
    if re.search(r"/gen_[a-z0-9_]+\.py$", member):
        text = wheel.read(member).decode()
        names |= set(re.findall(r'_execute\.execute\(b"([A-Za-z0-9_>]+)"', text))
        names |= set(re.findall(r'_apply_op_helper\(\s*"([A-Za-z0-9_>]+)"', text))

print(f'''// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Made by scripts/make-tensorflow-operators.py from tensorflow {version}; do not edit.
// swift-format-ignore-file

extension TensorFlowOperators {{
  /// Operators that a plain TensorFlow registers, but those for itself, which begin with `_`.
  static let table = """''')
print("\n".join(textwrap.wrap(
    " ".join(sorted(names)), width=100, initial_indent="    ", subsequent_indent="    ")))
print('    """\n}')
