// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension TrainingReproducible {
  package var examples: [CheckExample] {
    [
      .training("a training without chance", .passed, "metrics.json", script: .writing("0.5")),
      .training(
        "tensors that are equal under metadata that is not", .passed, "model.safetensors",
        script: .tensors("1.5", metadata: "os.urandom(8).hex()")),
      .training(
        "a generator without a seed", .failed, "model.safetensors", "training.tensors-differ",
        script: .tensors("random.random()")),
      .training(
        "a metric that holds the time", .failed, "metrics.json", "training.bytes-differ",
        script: .writing("time.time()")),
      .training(
        "an output that is not written", .unmeasured, "model.safetensors",
        "command.output-missing", script: .writing("0.5")),
      .training(
        "a training that crashes", .unmeasured, "metrics.json", "training.command-failed",
        script: "raise SystemExit('no such column: age')\n"),
    ]
  }
}

extension CheckExample {
  fileprivate static func training(
    _ title: String, _ outcome: Outcome, _ output: String, _ rule: String? = nil, script: String
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: output, rule: rule,
      entry: """
        - id: retrain
          type: training.reproducible
          command: { run: [python3, train.py, "{output}"], timeout: 1m }
          outputs: [\(output)]
          require: tensors
        """,
      files: ["train.py": .text(script)])
  }
}

extension String {
  /// A Python program that writes one number to `metrics.json`.
  fileprivate static func writing(_ value: String) -> String {
    """
    import json, sys, time

    with open(sys.argv[1] + "/metrics.json", "w") as file:
        json.dump({"accuracy": \(value)}, file)

    """
  }

  /// A Python program that writes a tensor of one number to `model.safetensors`.
  fileprivate static func tensors(_ value: String, metadata: String = "'none'") -> String {
    """
    import json, os, random, struct, sys

    tensor = {"dtype": "F64", "shape": [1], "data_offsets": [0, 8]}
    header = json.dumps({"__metadata__": {"run": \(metadata)}, "weight": tensor}).encode()
    with open(sys.argv[1] + "/model.safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header + struct.pack("<d", \(value)))

    """
  }
}
