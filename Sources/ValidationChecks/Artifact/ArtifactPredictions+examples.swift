// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import ValidationCore

extension ArtifactPredictions {
  package var examples: [CheckExample] {
    let answers = "{\"id\": 1, \"p\": [0.25, 0.75]}\n{\"id\": 2, \"p\": [0.5, 0.5]}\n"
    let nearly = "{\"id\": 1, \"p\": [0.2500001, 0.75]}\n{\"id\": 2, \"p\": [0.5, 0.5]}\n"
    return [
      .predicting("the answers of the last review", .passed, nil, answers, golden: answers),
      .predicting("a rounding within the tolerance", .passed, nil, nearly, golden: answers),
      .predicting(
        "a rounding where none is allowed", .failed, "predictions.tolerance", nearly,
        golden: answers, tolerance: ""),
      .predicting(
        "an answer that is missing", .failed, "predictions.count",
        "{\"id\": 1, \"p\": [0.25, 0.75]}\n", golden: answers),
      .predicting(
        "another class", .failed, "predictions.mismatch", "{\"cultivar\": \"b\"}\n",
        golden: "{\"cultivar\": \"a\"}\n"),
      .predicting(
        "a NaN in place of a number", .failed, "predictions.mismatch", "{\"p\": NaN}\n",
        golden: "{\"p\": 0.5}\n"),
      .predicting(
        "a golden file without a line", .unmeasured, "predictions.golden-empty", answers,
        golden: "\n"
      ),
      CheckExample(
        "a command that fails", outcome: .unmeasured, rule: "predictions.command-failed",
        entry: entry("false", tolerance: ""), files: ["golden.jsonl": .text(answers)]),
      .asking(
        "an ONNX model that answers as at the last review", .passed, nil, #"{"x": [[1, 2]]}"#,
        golden: #"{"y": [[5.0]]}"#),
      .asking(
        "an ONNX model that answers something else", .failed, "predictions.tolerance",
        #"{"x": [[1, 2], [3, 4]]}"#, golden: #"{"y": [[5.0], [12.0]]}"#),
      .asking(
        "inputs of another shape than the model's", .unmeasured, "predictions.inputs",
        #"{"x": [[1, 2, 3]]}"#, golden: #"{"y": [[5.0]]}"#),
    ]
  }

  /// Stands for `python predict.py`: copies what the example says the model answers.
  fileprivate func entry(_ program: String, tolerance: String) -> String {
    """
    - id: golden
      type: artifact.predictions
      command: [\(program), answers.jsonl, "{output}/predictions.jsonl"]
      output: predictions.jsonl
      golden: golden.jsonl\(tolerance)
    """
  }
}

extension CheckExample {
  /// y = x · (1, 2), which `onnx.helper` made.
  private static let product = Data(
    base64Encoded: "CAg6XQoRCgF4CgF3EgF5IgZNYXRNdWwSAWcqEwgCCAEQASIIAACAPwAAAEBCAXdaFwoBeBISChAI"
      + "ARIMCgYSBHJvd3MKAggCYhcKAXkSEgoQCAESDAoGEgRyb3dzCgIIAUIECgAQDQ==")

  fileprivate static func asking(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ inputs: String, golden: String
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, rule: rule,
      entry: """
        - id: golden
          type: artifact.predictions
          model: model.onnx
          inputs: inputs.jsonl
          golden: golden.jsonl
        """,
      files: [
        "model.onnx": .bytes(product ?? Data()), "inputs.jsonl": .text(inputs + "\n"),
        "golden.jsonl": .text(golden + "\n"),
      ])
  }

  fileprivate static func predicting(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ answers: String, golden: String,
    tolerance: String = "\n  tolerance: { absolute: 1e-6 }"
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, rule: rule,
      entry: ArtifactPredictions().entry("cp", tolerance: tolerance),
      files: ["answers.jsonl": .text(answers), "golden.jsonl": .text(golden)])
  }
}
