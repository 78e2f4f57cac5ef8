# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes Sources/ValidationArtifacts/Keras/KerasNames.swift from the sources of Keras 3 and tf_keras.

Usage: keras_names.py FOLDER > KerasNames.swift
FOLDER holds the unpacked wheels of keras 3.15.1 and tf_keras 2.21.0, which are read and not imported.
"""
import pathlib
import re
import sys
import textwrap

CLASSES = (
    "activations constraints dtype_policies engine initializers layers losses metrics mixed_precision "
    "models ops optimizers quantizers random regularizers feature_column premade_models"
).split()
FUNCTIONS = "activations constraints initializers losses metrics optimizers regularizers".split()
# Judged by rules of their own, or by none because no configuration names them.
LEFT_OUT = {"Lambda", "TorchModuleWrapper", "TFSMLayer", "JaxLayer", "FlaxLayer", "TFOpLambda",
            "SlicingOpLambda", "TensorFlowOpLayer", "ClassMethod", "InstanceMethod", "InstanceProperty",
            "KerasTensor", "RaggedKerasTensor", "SparseKerasTensor"}
NO_OBJECTS = re.compile(
    r"Test|Callback|Mixin$|Loader|Importer|TrainingLoop|Adapter|Handler|Dispatcher|Context|Manager|"
    r"Benchmark|Warning|Metaclass|Defun|Device|_")
NO_FUNCTIONS = {"convert_to_legacy_optimizer", "deserialize", "experimental", "get", "legacy",
                "schedules", "serialize"}


def exports(text):
    for block in re.findall(r"_export\(\s*(.*?)\)", text, re.S):
        yield from re.findall(r"\"((?:\w+\.)+)(\w+)\"", block)


def sources(root, packages):
    for library in ("keras", "tf_keras"):
        for package in packages:
            source = root / library / "src"
            for file in list((source / package).rglob("*.py")) + list(source.glob(package + ".py")):
                if "test" not in file.stem:
                    yield file.read_text()


def wrapped(names):
    return textwrap.indent("\n".join(textwrap.wrap(" ".join(sorted(names)), 96)), "    ")


root = pathlib.Path(sys.argv[1])
classes, functions = set(), set()
for text in sources(root, CLASSES):
    classes.update(re.findall(r"^class ([A-Z]\w+)\b", text, re.M))
    classes.update(name for _, name in exports(text) if name[0].isupper())
for text in sources(root, FUNCTIONS):
    functions.update(
        name for module, name in exports(text)
        if name[0].islower() and module.split(".")[-2] in FUNCTIONS)
classes = {name for name in classes - LEFT_OUT if not NO_OBJECTS.search(name)}
print(f'''// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a configuration may name of Keras 3.15.1 and tf_keras 2.21.0 without reaching anything.
///
/// Written by Tests/ValidationArtifactsTests/Fixtures/keras_names.py from their sources.
enum KerasNames {{
  /// Layers, models, operations, initializers, losses, metrics, optimizers and their like.
  static let classes = set(
    """
{wrapped(classes)}
    """)

  /// Activations, initializers, losses, metrics and regularizers that are plain functions.
  static let functions = set(
    """
{wrapped(functions - NO_FUNCTIONS)}
    """)

  private static func set(_ text: String) -> Set<String> {{
    Set(text.split(whereSeparator: \\.isWhitespace).map(String.init))
  }}
}}''')
