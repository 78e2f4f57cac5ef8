// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import ValidationCore

extension FeaturesDrift {
  package var examples: [CheckExample] {
    [
      .drift("another day of the same shop", .passed, "amount", today: .usual(offset: 50)),
      .drift(
        "amounts in cents where they were in euros", .failed, "amount", "drift.jensen-shannon",
        today: .usual(factor: 100)),
      .drift(
        "a country that the reference does not have", .failed, "country", "drift.new-categories",
        today: .usual(countries: ["AR", "BR", "UY"])),
      .drift(
        "every second amount missing", .failed, "amount", "drift.missing",
        today: .usual(missing: 2)),
      .drift(
        "any drifted column fails the whole", .failed, nil, "drift.columns",
        today: .usual(factor: 100)),
      .drift("a reference without rows", .unmeasured, "amount", "drift.no-rows", train: ""),
      .drift(
        "a column that was renamed", .unmeasured, "amount", "drift.column-absent",
        header: "amounts,country"),
      .drift(
        "too few rows to tell", .inconclusive, "amount", "drift.too-few-rows",
        today: .usual(rows: 30)),
      .driftFromProfile("the countries of the reviewed profile", .passed, nil, ["AR", "BR"]),
      .driftFromProfile(
        "three of four rows from one country", .failed, "drift.jensen-shannon",
        ["AR", "AR", "AR", "BR"]),
      .driftFromProfile(
        "a profile that counts another number of rows", .unmeasured, "drift.profile-invalid",
        ["AR", "BR"], profileRows: 399),
    ]
  }
}

extension String {
  /// Rows of amounts from 0 to 99 and a country, as CSV.
  ///
  /// - Parameter missing: every how many-th amount is empty; 0 for none.
  fileprivate static func usual(
    rows: Int = 400, offset: Int = 0, factor: Int = 1, missing: Int = 0,
    countries: [String] = ["AR", "BR"]
  ) -> String {
    let lines = (0..<rows).map { row in
      let amount = (row * 37 + offset) % 100 * factor
      let isMissing = missing > 0 && row.isMultiple(of: missing)
      return "\(isMissing ? "" : "\(amount)"),\(countries[row % countries.count])\n"
    }
    return lines.joined()
  }
}

extension CheckExample {
  fileprivate static func drift(
    _ title: String, _ outcome: Outcome, _ subject: String?, _ rule: String? = nil,
    header: String = "amount,country", today: String = .usual(), train: String = .usual()
  ) -> CheckExample {
    CheckExample(
      title, outcome: outcome, subject: subject, rule: rule,
      entry: """
        - id: drift
          type: features.drift
          dataset: today
          reference: train
          columns: [amount, country]
        """,
      datasets: "today: { path: data/today.csv }\ntrain: { path: data/train.csv }",
      files: [
        "data/today.csv": .text("\(header)\n\(today)"),
        "data/train.csv": .text("amount,country\n\(train)"),
      ])
  }

  fileprivate static func driftFromProfile(
    _ title: String, _ outcome: Outcome, _ rule: String?, _ countries: [String],
    profileRows: Int = 400
  ) -> CheckExample {
    let profile = """
      {
        "columns": [
          {
            "categories": [{"count": 200, "value": "AR"}, {"count": 200, "value": "BR"}],
            "missing": 0, "name": "country", "type": "string"
          }
        ],
        "format": "drift-profile", "rows": \(profileRows), "version": 1
      }

      """
    return CheckExample(
      title, outcome: outcome, subject: "country", rule: rule,
      entry: """
        - id: drift
          type: features.drift
          dataset: today
          profile: data/profile.json
          columns: [country]
        """,
      datasets: "today: { path: data/today.csv }",
      files: [
        "data/today.csv": .text("amount,country\n\(String.usual(countries: countries))"),
        "data/profile.json": .text(profile),
      ])
  }
}
