// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesGolden {
  package var examples: [CheckExample] {
    let reviewed = "id,income,country\n1,100.5,AR\n2,250.25,BR\n3,80.0,US\n"
    return [
      .golden("the table of the last review", .passed, nil, reviewed, golden: reviewed),
      .golden(
        "the rows in another order", .passed, nil,
        "id,income,country\n3,80.0,US\n1,100.5,AR\n2,250.25,BR\n", golden: reviewed),
      .golden(
        "a rounding within the tolerance", .passed, nil,
        "id,income,country\n1,100.5000001,AR\n2,250.25,BR\n3,80.0,US\n", golden: reviewed),
      .golden(
        "a unit that changed", .failed, "golden.values",
        "id,income,country\n1,10050.5,AR\n2,25025.5,BR\n3,8000.5,US\n", golden: reviewed),
      .golden(
        "a null where a value was", .failed, "golden.values",
        "id,income,country\n1,,AR\n2,250.25,BR\n3,80.0,US\n", golden: reviewed),
      .golden(
        "a row that was dropped", .failed, "golden.rows-missing",
        "id,income,country\n1,100.5,AR\n3,80.0,US\n", golden: reviewed),
      .golden(
        "a column that was lost", .failed, "golden.columns-missing",
        "id,income\n1,100.5\n2,250.25\n3,80.0\n", golden: reviewed),
      .golden(
        "numbers that became text", .failed, "golden.column-type",
        "id,income,country\n1,100.5 USD,AR\n2,250.25 USD,BR\n3,80.0 USD,US\n", golden: reviewed),
      .golden(
        "a reviewed file without a row", .unmeasured, "tables.nothing-matched",
        "id,income,country\n", golden: "id,income,country\n"),
      CheckExample(
        "no reviewed file yet", outcome: .unmeasured, rule: "golden.missing", entry: Self.entry,
        files: ["made.csv": .text(reviewed)]),
    ]
  }

  /// Stands for `python -m features.build --raw tests/raw.csv`: copies what the example says it makes.
  fileprivate static let entry = """
    - id: golden-features
      type: features.golden
      command: [cp, made.csv, "{output}/features.csv"]
      output: features.csv
      golden: tests/features.csv
      keys: [id]
      tolerance: { columns: { income: { relative: 1e-6 } } }
    """
}

extension CheckExample {
  fileprivate static func golden(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ made: String, golden: String
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, rule: rule, entry: FeaturesGolden.entry,
      files: ["made.csv": .text(made), "tests/features.csv": .text(golden)])
  }
}
