// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesInvariance {
  package var examples: [CheckExample] {
    let perRow = "{ print $1 \",\" $2 / 100 }"
    return [
      .invariant("each row by itself", .passed, "batches", nil, perRow),
      .invariant(
        "rows in another order", .passed, "shuffled", nil, perRow),
      .invariant(
        "a difference to the row above", .failed, "shuffled", "invariance.values",
        "{ print $1 \",\" $2 - above; above = $2 }"),
      .invariant(
        "a running number of the batch", .failed, "batches", "invariance.values",
        "{ print $1 \",\" NR }"),
      .invariant(
        "columns read by position", .failed, "columns", "invariance.rows-missing", perRow,
        seed: 3),
      .invariant(
        "every row twice, kept twice", .passed, "duplicated", nil, perRow, more: "duplicated: twice"
      ),
      .invariant(
        "every row twice, and one kept", .failed, "duplicated", "invariance.not-twice",
        "!seen[$1]++ { print $1 \",\" $2 / 100 }", more: "duplicated: twice"),
      .invariant(
        "a first run that fails", .unmeasured, "rerun", "invariance.command-failed", "{ exit 4 }"),
      .invariant(
        "an input of one row", .unmeasured, "rerun", "invariance.input-too-small", perRow,
        rows: "1,250\n"),
    ]
  }
}

extension CheckExample {
  /// Stands for `python -m features.build`: a line of awk that reads the input and writes the table.
  fileprivate static func invariant(
    _ title: String, _ outcome: Outcome, _ subject: String, _ rule: String?, _ program: String,
    more: String = "parts: 2", seed: Int = 1, rows: String = "1,250\n2,900\n3,410\n4,775\n"
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: invariance
          type: features.invariance
          command: [sh, build.sh, "{input}", "{output}/features.csv"]
          input: tests/raw.csv
          output: features.csv
          keys: [id]
          seed: \(seed)
          \(more)
        """,
      files: [
        "tests/raw.csv": .text("id,cents\n\(rows)"),
        "build.sh": .text(
          """
          set -e
          echo id,euros >"$2"
          tail -n +2 "$1" | awk -F, '\(program)' >>"$2"
          """),
      ])
  }
}
