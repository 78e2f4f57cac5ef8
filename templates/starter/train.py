"""Trains the cultivar classifier, the same way to the last bit each time.

usage: python train.py [--features data/features.parquet] --out DIR

Writes model.safetensors (the weights that serve.py reads), model.onnx (the same model for other
runtimes), metrics.json (on rows held out from training) and provenance.json (what they were made from).
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import onnx
import pyarrow.parquet
from safetensors.numpy import save_file
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

import features
from features import KEY, LABEL, MODEL_INPUTS

SEED = 20240229
HELD_OUT = 0.25
REGULARISATION = 1.0  # inverse strength: smaller is stronger
OPSETS = {"": 18, "ai.onnx.ml": 3}


def load(path):
    """Inputs and labels of the complete rows, in the order of the key."""
    table = pyarrow.parquet.read_table(path, columns=[KEY, *MODEL_INPUTS, LABEL])
    table = table.drop_null().sort_by(KEY)
    inputs = np.column_stack([table[name].to_numpy().astype(np.float64) for name in MODEL_INPUTS])
    return inputs, np.array(table[LABEL].to_pylist())


def split(count):
    """Row numbers to train on and to hold out: a seeded shuffle."""
    order = np.random.default_rng(SEED).permutation(count)
    held_out = round(count * HELD_OUT)
    return order[held_out:], order[:held_out]


def fit(inputs, labels):
    model = make_pipeline(
        StandardScaler(),
        LogisticRegression(C=REGULARISATION, max_iter=1000, random_state=SEED),
    )
    return model.fit(inputs, labels)


def measure(model, inputs, labels, trained_on):
    return {
        "accuracy": round(float(accuracy_score(labels, model.predict(inputs))), 6),
        "log_loss": round(
            float(log_loss(labels, model.predict_proba(inputs), labels=model.classes_)), 6
        ),
        "rows_held_out": len(labels),
        "rows_trained_on": trained_on,
    }


def write_weights(model, path):
    scaler, classifier = model[0], model[-1]
    tensors = {
        "scaler.mean": scaler.mean_,
        "scaler.scale": scaler.scale_,
        "classifier.weight": classifier.coef_,
        "classifier.bias": classifier.intercept_,
    }
    about = {"classes": classifier.classes_.tolist(), "inputs": MODEL_INPUTS}
    # One metadata entry: safetensors keeps them in a hash map, so several come out in any order.
    metadata = {"model": json.dumps(about, sort_keys=True)}
    save_file({name: np.ascontiguousarray(t) for name, t in tensors.items()}, path, metadata)


def write_onnx(model, path):
    graph = convert_sklearn(
        model,
        name="wine-cultivar",
        initial_types=[("features", FloatTensorType([None, len(MODEL_INPUTS)]))],
        options={"zipmap": False},
        target_opset=OPSETS,
    )
    # skl2onnx has left these in the order of a set (sklearn-onnx #881, #1001).
    for node in graph.graph.node:
        node.attribute.sort(key=lambda attribute: attribute.name)
    graph.opset_import.sort(key=lambda opset: opset.domain)
    onnx.checker.check_model(graph)
    path.write_bytes(graph.SerializeToString(deterministic=True))


def write_provenance(table, out):
    """Digests of what was made, from which data, by which code. The commit is git's to know: a file
    inside it cannot name it."""

    def digests(*paths):
        return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths}

    record = {
        "artifacts": digests(*((name, out / name) for name in ("model.onnx", "model.safetensors"))),
        "code": digests(
            ("features", pathlib.Path(features.__file__)), ("train", pathlib.Path(__file__))
        ),
        "data": digests(("features", table)),
    }
    text = json.dumps(record, indent=2, sort_keys=True)
    (out / "provenance.json").write_text(text + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Train the cultivar classifier.")
    parser.add_argument("--features", type=pathlib.Path, default="data/features.parquet")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()

    inputs, labels = load(options.features)
    train, held_out = split(len(labels))
    # One thread: the order of a parallel sum depends on how many there are.
    with threadpool_limits(limits=1):
        model = fit(inputs[train], labels[train])
        metrics = measure(model, inputs[held_out], labels[held_out], len(train))

    options.out.mkdir(parents=True, exist_ok=True)
    write_weights(model, options.out / "model.safetensors")
    write_onnx(model, options.out / "model.onnx")
    text = json.dumps(metrics, indent=2, sort_keys=True)
    (options.out / "metrics.json").write_text(text + "\n", encoding="utf-8")
    write_provenance(options.features, options.out)
    print(f"accuracy {metrics['accuracy']}, log loss {metrics['log_loss']}: wrote {options.out}")


if __name__ == "__main__":
    main()
