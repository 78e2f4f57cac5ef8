// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesLeakage {
  package var examples: [CheckExample] {
    [
      .leakage("honest features", .passed) { "\($0 % 7),\($0 % 5 == 0 ? "a" : "b")" },
      .leakage("a copy of the label under another name", .failed, "leakage.copy") {
        "\($0 % 7),\($0 % 2 == 0 ? "gone" : "here")"
      },
      .leakage("a column that is filled only when the label is", .failed, "leakage.copy") {
        "\($0 % 2 == 0 ? "\($0 % 7)" : ""),\($0 % 5 == 0 ? "a" : "b")"
      },
      .leakage("an identifier among the features", .failed, "leakage.identifier") {
        "\($0 % 7),u\($0)"
      },
      .leakage("too few rows to tell", .unmeasured, "leakage.too-few-rows", rows: 40) {
        "\($0 % 7),\($0 % 5 == 0 ? "a" : "b")"
      },
      .leakage(
        "a number that is predicted, under another name and unit", .failed, "leakage.too-good",
        rows: 600, label: { $0 * 37 % 300 }, features: { "\($0 * 37 % 300 * 2 + 1),a" }),
      .leakage(
        "honest features of a number that is predicted", .passed, rows: 600,
        label: { $0 * 37 % 300 }, features: { "\($0 * $0 % 7),\($0 % 5 == 0 ? "a" : "b")" }),
      .leakage(
        "two columns that determine the label together, and neither alone", .failed, "leakage.pair",
        label: { $0 % 2 ^ ($0 / 2 % 2) }, pairs: 10,
        features: { "\($0 % 2),\($0 / 2 % 2 == 0 ? "a" : "b")" }),
      .leakage(
        "honest pairs", .passed, pairs: 10,
        features: { "\($0 / 2 % 7),\($0 / 2 % 5 == 0 ? "a" : "b")" }),
      .leakage(
        "a label of one value", .unmeasured, "leakage.one-label", label: { _ in 1 },
        features: { "\($0 % 7),\($0 % 5 == 0 ? "a" : "b")" }),
    ]
  }
}

extension CheckExample {
  fileprivate static func leakage(
    _ title: String, _ outcome: Outcome, _ rule: String? = nil, rows: Int = 300,
    label: (Int) -> Int = { $0 % 2 }, pairs: Int = 0,
    features: (Int) -> String
  ) -> CheckExample {
    let lines = (0..<rows).map { "\($0),\(features($0)),\(label($0))" }
    return CheckExample(
      title, outcome: outcome, subject: nil, rule: rule,
      entry: """
        - id: honest-features
          type: features.leakage
          dataset: train\(pairs > 0 ? "\n  pairs: \(pairs)" : "")
        """,
      datasets: "train: { path: data/train.csv, keys: [id], label: churned }",
      files: [
        "data/train.csv": .text(
          "id,visits,segment,churned\n\(lines.joined(separator: "\n"))\n")
      ])
  }
}
