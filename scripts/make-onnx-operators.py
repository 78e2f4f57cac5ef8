# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes the table of ONNX operators from the schemas of the onnx package.

    pip install onnx==1.23.2
    python3 scripts/make-onnx-operators.py > \
        Sources/ValidationArtifacts/ONNX/ONNXOperators+table.swift
"""
import onnx
from onnx import defs

ELEMENTS = {
    "float": 1, "uint8": 2, "int8": 3, "uint16": 4, "int16": 5, "int32": 6, "int64": 7,
    "string": 8, "bool": 9, "float16": 10, "double": 11, "uint32": 12, "uint64": 13,
    "complex64": 14, "complex128": 15, "bfloat16": 16, "float8e4m3fn": 17,
    "float8e4m3fnuz": 18, "float8e5m2": 19, "float8e5m2fnuz": 20, "uint4": 21, "int4": 22,
    "float4e2m1": 23, "float8e8m0": 24, "uint2": 25, "int2": 26, "float6e2m3": 27,
    "float6e3m2": 28,
}
ANY_NUMBER = 2147483647


def mask(types):
    """One bit for each element type of a dense tensor that is allowed."""
    bits = 0
    for text in types:
        if text.startswith("tensor(") and text[7:-1] in ELEMENTS:
            bits |= 1 << ELEMENTS[text[7:-1]]
    return bits


codes = {}


def code(bits):
    place = codes.setdefault(bits, len(codes))
    return chr(ord("a") + place // 26) + chr(ord("a") + place % 26)


def formals(schema, parameters):
    constraints = {c.type_param_str: c for c in schema.type_constraints}
    variables = {name: place for place, name in enumerate(sorted(constraints))}
    assert len(variables) < 36
    parts = []
    for formal in parameters:
        constraint = constraints.get(formal.type_str)
        types = constraint.allowed_type_strs if constraint else [formal.type_str]
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"
        variable = digits[variables[formal.type_str]] if constraint else "-"
        # The elements of a heterogeneous list are bound to nothing in common.
        if not formal.is_homogeneous:
            variable = "~"
        parts.append(variable + code(mask(types)))
    return ",".join(parts) or "."


def number(value):
    return "*" if value >= ANY_NUMBER else str(value)


schemas = sorted(
    defs.get_all_schemas_with_history(), key=lambda s: (s.domain, s.name, s.since_version))
lines = []
domain = None
for schema in schemas:
    if schema.support_level == defs.OpSchema.SupportType.EXPERIMENTAL:
        continue
    if schema.domain != domain:
        domain = schema.domain
        version = max(s.since_version for s in schemas if s.domain == domain)
        if domain == "":
            version = defs.onnx_opset_version()
        lines.append(f"@ {domain or 'ai.onnx'} {version}")
    if schema.deprecated:
        lines.append(f"{schema.name} {schema.since_version} deprecated")
        continue
    lines.append(
        f"{schema.name} {schema.since_version}"
        f" {number(schema.min_input)} {number(schema.max_input)}"
        f" {number(schema.min_output)} {number(schema.max_output)}"
        f" {formals(schema, schema.inputs)} {formals(schema, schema.outputs)}")
legend = [f"= {code(bits)} {bits:x}" for bits in list(codes)]

print(f'''// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Made by scripts/make-onnx-operators.py from onnx {onnx.__version__}; do not edit.
// swift-format-ignore-file

extension ONNXOperators {{
  /// `= code bits`: element types that are allowed, a bit for each number of TensorProto.DataType.
  /// `@ domain version`: newest version that the lines after it describe.
  /// `name since-version inputs-from inputs-to outputs-from outputs-to inputs outputs`, where each
  /// of the inputs and outputs is a type variable (`-` none, `~` each of its own) and a code.
  static let table = """''')
print("\n".join("    " + line for line in legend + lines))
print('    """\n}')
